package dev.muster.eval;

/**
 * One comparison of a pairs file.
 *
 * @param a a picture, as a path relative to the images folder with {@code /} between the names
 * @param b another picture
 * @param same whether the two show the same person
 */
record Pair(String a, String b, boolean same) {}
