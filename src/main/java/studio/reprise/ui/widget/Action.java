package studio.reprise.ui.widget;

import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/** What an author can do by key, button or menu. The names are the keys in the bundles. */
public enum Action {
  NEW("Shortcut+N", Feather.FILE_PLUS, Group.FILE),
  OPEN("Shortcut+O", Feather.FOLDER, Group.FILE),
  SAVE("Shortcut+S", Feather.SAVE, Group.FILE),
  SAVE_AS("Shortcut+Shift+S", Feather.COPY, Group.FILE),
  SAVE_COPY("Shortcut+Alt+S", Feather.COPY, Group.FILE),
  IMPORT("Shortcut+I", Feather.DOWNLOAD, Group.FILE),
  FOLLOW("Shortcut+Shift+I", Feather.EYE, Group.FILE),
  EXPORT("Shortcut+Shift+E", Feather.SHARE, Group.FILE),
  EXPORT_AGAIN("Shortcut+E", Feather.REPEAT, Group.FILE),
  VERIFY("Shortcut+Y", Feather.SHIELD, Group.FILE),
  PROJECT("Shortcut+Alt+P", Feather.SLIDERS, Group.FILE),
  DELIVER("Shortcut+Shift+D", Feather.SEND, Group.FILE),
  CLEAN_UP("Shortcut+Alt+C", Feather.TRASH, Group.FILE),
  CLOSE("Shortcut+W", Feather.X, Group.FILE),
  PACK("Shortcut+Shift+P", Feather.PACKAGE, Group.FILE),
  PREFERENCES("Shortcut+COMMA", Feather.SETTINGS, Group.FILE),

  UNDO("Shortcut+Z", Feather.CORNER_UP_LEFT, Group.EDIT),
  REDO("Shortcut+Shift+Z", Feather.CORNER_UP_RIGHT, Group.EDIT),
  FIND("Shortcut+F", Feather.SEARCH, Group.EDIT),
  CUT("Shortcut+X", Feather.SCISSORS, Group.EDIT),
  COPY("Shortcut+C", Feather.COPY, Group.EDIT),
  PASTE("Shortcut+V", Feather.CLIPBOARD, Group.EDIT),
  DUPLICATE("Shortcut+D", Feather.COPY, Group.EDIT),
  PASTE_LINES("Shortcut+Shift+V", Feather.CLIPBOARD, Group.EDIT),
  DICTIONARY("F7", Feather.BOOK, Group.EDIT),
  EDIT_TEXT("F2", Feather.EDIT_3, Group.EDIT),
  ADD_LINE("Shortcut+L", Feather.PLUS, Group.EDIT),
  ADD_SCENE("Shortcut+Shift+L", Feather.BOOKMARK, Group.EDIT),
  ADD_SPEAKER("Shortcut+Shift+N", Feather.USER_PLUS, Group.EDIT),
  FOLD_SCENE("Shortcut+PERIOD", Feather.CHEVRON_RIGHT, Group.EDIT),
  SPLIT("Shortcut+Enter", Feather.CORNER_DOWN_LEFT, Group.EDIT),
  MERGE("Shortcut+J", Feather.MINIMIZE_2, Group.EDIT),
  MOVE_UP("Alt+Up", Feather.ARROW_UP, Group.EDIT),
  MOVE_DOWN("Alt+Down", Feather.ARROW_DOWN, Group.EDIT),
  GAP_LONGER("Shortcut+Shift+Right", Feather.CHEVRONS_RIGHT, Group.EDIT),
  GAP_SHORTER("Shortcut+Shift+Left", Feather.CHEVRONS_LEFT, Group.EDIT),
  DELETE("Delete", Feather.TRASH_2, Group.EDIT),

  PLAY("Space", Feather.PLAY, Group.LISTEN),
  HOLD("Shortcut+Space", Feather.PAUSE, Group.LISTEN),
  PLAY_FROM_HERE("Shortcut+Shift+Space", Feather.SKIP_FORWARD, Group.LISTEN),
  PLAY_SCENE("Shortcut+Alt+Space", Feather.FAST_FORWARD, Group.LISTEN),
  STOP("Esc", Feather.SQUARE, Group.LISTEN),
  NEXT_STALE("F8", Feather.ALERT_CIRCLE, Group.LISTEN),
  PREVIOUS_STALE("Shift+F8", Feather.ALERT_CIRCLE, Group.LISTEN),
  NEXT_LINE("Shortcut+Down", Feather.CHEVRON_DOWN, Group.LISTEN),
  PREVIOUS_LINE("Shortcut+Up", Feather.CHEVRON_UP, Group.LISTEN),
  NEXT_TAKE("Alt+Right", Feather.CHEVRONS_RIGHT, Group.LISTEN),
  PREVIOUS_TAKE("Alt+Left", Feather.CHEVRONS_LEFT, Group.LISTEN),
  SWITCH_TAKE("Shortcut+B", Feather.REPEAT, Group.LISTEN),

  RENDER("Shortcut+R", Feather.ZAP, Group.RENDER),
  RENDER_STALE("Shortcut+Shift+R", Feather.REFRESH_CW, Group.RENDER),
  RENDER_NEXT_SEED("Shortcut+G", Feather.SHUFFLE, Group.RENDER),
  AUDITION("Shortcut+U", Feather.GRID, Group.RENDER),
  EXPLORE("Shortcut+Shift+G", Feather.COMPASS, Group.RENDER),
  CHOOSE("Shortcut+K", Feather.CHECK, Group.RENDER),
  LOCK("Shortcut+Shift+K", Feather.LOCK, Group.RENDER),
  RETRY_FAILED("Shortcut+Shift+T", Feather.ROTATE_CW, Group.RENDER),
  PAUSE("Shortcut+Shift+Q", Feather.PAUSE, Group.RENDER),
  CANCEL("Shortcut+Shift+X", Feather.X_CIRCLE, Group.RENDER),

  SHOW_SPEAKERS("Alt+1", Feather.USERS, Group.VIEW),
  SHOW_TIMELINE("Alt+2", Feather.ALIGN_LEFT, Group.VIEW),
  SHOW_TAKE("Alt+3", Feather.ACTIVITY, Group.VIEW),
  SHOW_QUEUE("Alt+4", Feather.LIST, Group.VIEW),
  PICTURE("Alt+5", Feather.FILM, Group.VIEW),
  REMOVE_PICTURE("Alt+Shift+5", Feather.FILM, Group.VIEW),
  NEXT_REGION("F6", Feather.CORNER_DOWN_RIGHT, Group.VIEW),
  ZOOM_IN("Shortcut+EQUALS", Feather.ZOOM_IN, Group.VIEW),
  ZOOM_OUT("Shortcut+MINUS", Feather.ZOOM_OUT, Group.VIEW),
  ZOOM_FIT("Shortcut+0", Feather.MAXIMIZE, Group.VIEW),
  TEXT_LARGER("Shortcut+Shift+EQUALS", Feather.TYPE, Group.VIEW),
  TEXT_SMALLER("Shortcut+Shift+MINUS", Feather.TYPE, Group.VIEW),

  GUIDE("Shift+F1", Feather.BOOK_OPEN, Group.HELP),
  CHEAT_SHEET("F1", Feather.HELP_CIRCLE, Group.HELP);

  /** The menus. */
  public enum Group {
    FILE,
    EDIT,
    LISTEN,
    RENDER,
    VIEW,
    HELP
  }

  private final String usual;
  private final Feather icon;
  private final Group group;

  Action(String usual, Feather icon, Group group) {
    this.usual = usual;
    this.icon = icon;
    this.group = group;
  }

  /** The key that it has unless the author chose another. */
  KeyCombination usualKeys() {
    return KeyCombination.valueOf(usual);
  }

  public Feather icon() {
    return icon;
  }

  /** True for what changes the project: impossible where nothing can be written. */
  public boolean isChange() {
    return switch (group) {
      case EDIT -> this != FIND;
      case RENDER -> true;
      default -> this == IMPORT || this == REMOVE_PICTURE || this == SAVE || this == CLEAN_UP;
    };
  }

  public Group group() {
    return group;
  }
}
