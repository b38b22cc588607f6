/**
 * The studio's window. Here stand the programs that open it; its wings are a region each ({@code
 * script}, {@code speakers}, {@code take}, {@code timeline}), the {@code frame} around them, the
 * {@code model} they show, and {@code widget} and {@code canvas}, what they are built of.
 *
 * <p>Decisions. <b>One model, many views</b>: views get parts of the model in their constructors
 * and never each other, so a region can be rewritten alone. Arrows: frame, regions, model, widgets;
 * nothing points back.
 */
package studio.reprise.ui;
