/** The studio's window: one class a region over one model. */
package studio.reprise.ui;
