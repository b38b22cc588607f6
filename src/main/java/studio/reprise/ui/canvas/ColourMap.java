package studio.reprise.ui.canvas;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * Levels become colours: 256 steps through a few colours, mixed in Oklab (Bjorn Ottosson, 2020), in
 * which equal steps look equally far apart.
 */
public final class ColourMap {
  private static final int STEPS = 256;

  private final int[] argb = new int[STEPS];

  private ColourMap(List<Color> stops) {
    for (int i = 0; i < STEPS; i++) {
      double at = (double) i / (STEPS - 1) * (stops.size() - 1);
      int below = Math.min((int) at, stops.size() - 2);
      argb[i] = mixed(stops.get(below), stops.get(below + 1), at - below);
    }
  }

  /** From the first colour for the lowest level to the last for the highest; two or more. */
  public static ColourMap through(List<Color> stops) {
    if (stops.size() < 2) {
      throw new IllegalArgumentException("A colour map needs two colours");
    }
    return new ColourMap(stops);
  }

  /** 0xAARRGGBB for a level, 0..1; beyond them the ends. */
  public int argb(double level) {
    return argb[(int) Math.max(0, Math.min(STEPS - 1, Math.round(level * (STEPS - 1))))];
  }

  /** How light a level looks, 0..1 (Oklab's L). */
  double lightness(double level) {
    int value = argb(level);
    return oklab(Color.rgb(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff))[0];
  }

  private static int mixed(Color from, Color to, double share) {
    double[] a = oklab(from);
    double[] b = oklab(to);
    double lightness = a[0] + (b[0] - a[0]) * share;
    double green = a[1] + (b[1] - a[1]) * share;
    double blue = a[2] + (b[2] - a[2]) * share;
    double l = cube(lightness + 0.3963377774 * green + 0.2158037573 * blue);
    double m = cube(lightness - 0.1055613458 * green - 0.0638541728 * blue);
    double s = cube(lightness - 0.0894841775 * green - 1.2914855480 * blue);
    return 0xff000000
        | channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
        | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
        | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
  }

  private static double[] oklab(Color colour) {
    double r = linear(colour.getRed());
    double g = linear(colour.getGreen());
    double b = linear(colour.getBlue());
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static int channel(double linear) {
    double bounded = Math.max(0, Math.min(1, linear));
    double value =
        bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * Math.pow(bounded, 1 / 2.4) - 0.055;
    return (int) Math.round(value * 255);
  }

  private static double cube(double value) {
    return value * value * value;
  }
}
