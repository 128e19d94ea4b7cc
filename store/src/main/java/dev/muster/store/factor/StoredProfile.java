package dev.muster.store.factor;

/**
 * A profile of signing in as the database has it: combinations of needs, and what signals of risk ask for, in words.
 *
 * @param firstByPassword whether a password alone is enough to set up the first other factor
 */
public record StoredProfile(
        String name,
        String signIn,
        String stepUp,
        String change,
        int stepUpMinutes,
        int idleMinutes,
        int limitHours,
        int deviceDays,
        boolean firstByPassword,
        String raises) {}
