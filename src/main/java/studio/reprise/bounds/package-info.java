/**
 * The ground floor: how far settings may go. What an author writes ({@code document}), what a pack
 * brings ({@code speech}) and what files say ({@code render}, {@code storage}) have the same
 * bounds, and those rooms do not see each other.
 */
package studio.reprise.bounds;
