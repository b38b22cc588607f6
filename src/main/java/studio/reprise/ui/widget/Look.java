package studio.reprise.ui.widget;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Light and dark: AtlantaFX's Primer themes, and the studio's own sheet on top. */
public final class Look {
  private static final Logger LOG = LoggerFactory.getLogger(Look.class);
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final String SHEET =
      Look.class.getResource("/studio/reprise/ui/studio.css").toExternalForm();

  /** As the sheet has it. */
  private static final double USUAL_PIXELS = 13;

  private static final String LARGE = "words-large";
  private static final String LARGER = "words-larger";

  private static Theme theme = Theme.LIGHT;
  private static int textPercent = 100;

  private Look() {}

  /** Changes the look of the whole program; SYSTEM must have been resolved. */
  public static void apply(Theme chosen) {
    theme = chosen;
    Application.setUserAgentStylesheet(
        chosen == Theme.DARK
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }

  /** Puts the studio's style sheet on a window's root. */
  public static void style(Parent root) {
    if (!root.getStylesheets().contains(SHEET)) {
      root.getStylesheets().add(SHEET);
    }
    root.getStyleClass().add("studio-root");
    sized(root);
    root.pseudoClassStateChanged(DARK, theme == Theme.DARK);
  }

  /** After {@link #apply}: the roots that are already on the screen. */
  public static void refresh(Parent root) {
    sized(root);
    root.pseudoClassStateChanged(DARK, theme == Theme.DARK);
  }

  /** Size of all words, in percent of the usual one; roots that are shown need {@link #refresh}. */
  public static void size(int percent) {
    textPercent = percent;
  }

  /** A length that fits words of the usual size, in pixels for words of the chosen one. */
  public static double scaled(double usualPixels) {
    return usualPixels * textPercent / 100;
  }

  private static void sized(Parent root) {
    root.getStyleClass().removeAll(LARGE, LARGER);
    if (textPercent >= 120) {
      // Icons have their size in pixels: one in em would be of their own font.
      root.getStyleClass().add(textPercent >= 160 ? LARGER : LARGE);
    }
    root.setStyle(
        String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", USUAL_PIXELS * textPercent / 100));
  }

  /** What the system prefers; asks it, so not on the JavaFX thread. */
  public static Theme ofSystem() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return says("dark", "defaults", "read", "-g", "AppleInterfaceStyle");
    }
    if (system.contains("win")) {
      return says(
          "0x0",
          "reg",
          "query",
          "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
          "/v",
          "AppsUseLightTheme");
    }
    return says("dark", "gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
  }

  private static Theme says(String dark, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      if (process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0) {
        String answer =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT);
        return answer.contains(dark) ? Theme.DARK : Theme.LIGHT;
      }
      process.destroy();
    } catch (java.io.IOException e) {
      LOG.debug("The system does not say whether it is dark: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Theme.LIGHT;
  }
}
