package studio.reprise.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.render.ReceiptJson;
import studio.reprise.storage.delivery.DeliveryProfile;
import studio.reprise.storage.delivery.Profiles;

/** What receivers ask for. */
@Command(
    name = "profile",
    description = "Lists, shows and begins profiles of receivers.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise profile list",
      "  reprise profile show acx",
      "  reprise profile new my-shop --from acx"
    })
final class ProfileCommand {
  private ProfileCommand() {}

  static CommandLine with(Surroundings surroundings) {
    return new CommandLine(new ProfileCommand())
        .addSubcommand(new ListProfiles(surroundings))
        .addSubcommand(new Show(surroundings))
        .addSubcommand(new New(surroundings));
  }

  @Command(
      name = "list",
      description = "Lists the profiles: those of the program, then your own.",
      footerHeading = "%nExample:%n",
      footer = "  reprise profile list --json")
  private static final class ListProfiles implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private CommonOptions common;

    ListProfiles(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Profiles profiles = surroundings.profiles();
      ArrayNode list = new ObjectMapper().createArrayNode();
      for (String name : profiles.names()) {
        DeliveryProfile profile = profiles.get(name);
        list.addObject()
            .put("name", name)
            .put("title", profile.title())
            .put("from", profile.from())
            .put("own", !Profiles.BUILT_IN.contains(name));
        if (!common.isJson()) {
          surroundings.out().println(name + "  " + profile.title());
        }
      }
      if (common.isJson()) {
        surroundings.out().print(ReceiptJson.write(list));
        surroundings.out().flush();
      }
      return CommandLineDoor.DONE;
    }
  }

  @Command(
      name = "show",
      description = "Shows all that a profile asks for, as JSON.",
      footerHeading = "%nExample:%n",
      footer = "  reprise profile show ebu")
  private static final class Show implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "<profile>", description = "Its name, or its file.")
    private String name;

    @Mixin private CommonOptions common;

    Show(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      DeliveryProfile profile = surroundings.profile(name);
      surroundings.out().println(profile.json().toPrettyString());
      return CommandLineDoor.DONE;
    }
  }

  @Command(
      name = "new",
      description =
          "Begins a profile of your own: a file to be edited, that says what is different.",
      footerHeading = "%nExample:%n",
      footer = "  reprise profile new my-shop --from acx")
  private static final class New implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "<name>", description = "Small letters, digits and \"-\".")
    private String name;

    @Option(
        names = "--from",
        paramLabel = "<profile>",
        required = true,
        description = "The profile that it begins as.")
    private String from;

    @Mixin private CommonOptions common;

    New(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      surroundings.requireProfile(from);
      Path file = surroundings.profiles().make(name, from);
      surroundings.out().println(file);
      return CommandLineDoor.DONE;
    }
  }
}
