/**
 * What speaks, what is spoken and what came of it, as the window sees it: the voice pack, the queue
 * with its jobs, and where every line stands. It knows neither the manuscript nor what an author
 * asks for; {@code ui.model} above it does.
 *
 * <p>Decisions. <b>One queue for all projects</b>: the loaded pack outlives the project; the shelf
 * is exchanged only while the queue is empty. <b>One thread</b>: everything here is used on the
 * JavaFX thread; what the render thread and the background say arrives there.
 */
package studio.reprise.ui.model.render;
