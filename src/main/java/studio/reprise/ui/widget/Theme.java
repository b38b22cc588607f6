package studio.reprise.ui.widget;

/** How the window looks. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK
}
