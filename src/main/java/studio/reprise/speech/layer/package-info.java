/**
 * What networks are made of: weights, noise, and the few operations that the tensor library lacks.
 */
package studio.reprise.speech.layer;
