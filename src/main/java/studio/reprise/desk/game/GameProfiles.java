package studio.reprise.desk.game;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.reprise.render.RenderException;

/** The one table of profiles: {@code --help}, the window's choice and the pages are made of it. */
public final class GameProfiles {
  private static final List<GameProfile> ALL =
      List.of(
          new DinkProfile(),
          YarnProfile.unity(),
          YarnProfile.unreal(),
          new RenpyProfile(),
          new UnrealProfile(),
          new UnityProfile(),
          new GodotProfile(),
          new WwiseProfile(),
          new FmodProfile(),
          new OwnTableProfile());

  private GameProfiles() {}

  public static List<GameProfile> all() {
    return ALL;
  }

  public static Optional<GameProfile> byId(String id) {
    return ALL.stream().filter(profile -> profile.id().equals(id)).findFirst();
  }

  /**
   * The profile of a name.
   *
   * @throws RenderException when there is none
   */
  public static GameProfile of(String id) {
    return byId(id)
        .orElseThrow(
            () ->
                new RenderException(
                    "There is no profile \"{0}\"; known are {1}.",
                    id, ALL.stream().map(GameProfile::id).collect(Collectors.joining(", "))));
  }
}
