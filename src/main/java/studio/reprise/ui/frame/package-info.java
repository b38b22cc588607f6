/**
 * The window around the regions: menu, status bar, queue, welcome, and the dialogs that belong to
 * no region. Keys and menus meet the model's commands here.
 *
 * <p>Decisions. The only wing that knows the others; they know the model and the widgets, never
 * each other's views.
 */
package studio.reprise.ui.frame;
