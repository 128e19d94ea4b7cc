package dev.muster.store.overview;

/**
 * How many people there are.
 *
 * @param all everybody on the people page
 * @param enrolled those with at least one template
 * @param present those with a punch on the day
 */
public record Headcount(long all, long enrolled, long present) {}
