package studio.reprise.ui.speakers;

import studio.reprise.document.Speaker;
import studio.reprise.ui.model.StudioModel;

/** Puts the region of the speakers together: each view is given what it uses of the model. */
public final class SpeakersDesk {
  private final StudioModel model;
  private final ClipDialogs clips;
  private final SpeakerMenu menu;

  public SpeakersDesk(StudioModel model) {
    this.model = model;
    clips =
        new ClipDialogs(
            model.manuscript(),
            model.speakers(),
            model.listening(),
            model.sounds(),
            model.messages());
    menu =
        new SpeakerMenu(
            model.manuscript(),
            model.selection(),
            model.lines(),
            model.listening(),
            model.speakers(),
            clips,
            model.places().voices(),
            model.messages());
  }

  /** The region. */
  public SpeakersView view() {
    return new SpeakersView(
        model.manuscript(),
        model.selection(),
        model.speakers(),
        clips,
        model.messages(),
        model.places().voices(),
        this::card);
  }

  /** The ways to a clip. */
  public ClipDialogs clips() {
    return clips;
  }

  private SpeakerCard card(Speaker speaker) {
    StylesPane styles =
        new StylesPane(
            model.manuscript(), model.listening(), clips, model.messages(), speaker.id());
    SpeakerDetail detail =
        new SpeakerDetail(
            model.manuscript(), model.speakers(), clips, model.messages(), styles, speaker.id());
    SpeakerClip clip =
        new SpeakerClip(
            model.speakers(), model.listening(), model.sounds(), model.messages(), speaker);
    SpeakerHead head =
        new SpeakerHead(
            model.manuscript(), model.selection(), model.messages(), clip.play(), speaker);
    return new SpeakerCard(new SpeakerCard.Parts(head, clip, detail), menu, clips, speaker);
  }
}
