package dev.muster.server.security;

import dev.muster.server.factor.Need;
import dev.muster.server.factor.Profile;
import dev.muster.server.factor.SessionFactor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An account as a policy sees it.
 *
 * @param profiles that hold for it, each of them
 * @param enrolled the factors that it has
 */
record FactorHolder(List<Profile> profiles, Set<SessionFactor> enrolled) {
    FactorHolder {
        profiles = List.copyOf(profiles);
        enrolled = Set.copyOf(enrolled);
    }

    boolean has(Need need) {
        return need.factors().stream().anyMatch(enrolled::contains);
    }

    /**
     * What else than its password an account can show to a profile; a face that everybody has who is on the register
     * counts where it signs in.
     */
    boolean hasOthers(Profile profile) {
        Set<SessionFactor> others = EnumSet.noneOf(SessionFactor.class);
        others.addAll(enrolled);
        others.remove(SessionFactor.PASSWORD);
        // Left over from what is no more: good for nothing but itself.
        others.remove(SessionFactor.RECOVERY);
        if (!profile.signIn().mentions(Need.FACE)) {
            others.remove(SessionFactor.FACE);
        }
        return !others.isEmpty();
    }
}
