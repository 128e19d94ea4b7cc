package dev.muster.server.security;

import dev.muster.server.factor.Need;
import dev.muster.server.factor.Requirement;
import dev.muster.server.factor.SessionFactor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.RequiredFactor;
import org.springframework.security.core.Authentication;

/**
 * Asks Spring Security whether what a session has proved is enough.
 *
 * @param age within which each factor must have been proved, where that matters
 * @param device whether a remembered device stands in for a code
 */
record RequiredFactors(Requirement requirement, Optional<Duration> age, boolean device) {

    static RequiredFactors at(Requirement requirement, boolean device) {
        return new RequiredFactors(requirement, Optional.empty(), device);
    }

    static RequiredFactors within(Duration age, Requirement requirement) {
        return new RequiredFactors(requirement, Optional.of(age), false);
    }

    boolean areMet(Authentication authentication, Clock clock) {
        return requirement.combinations().stream()
                .anyMatch(needs -> missing(needs, authentication, clock).isEmpty());
    }

    /** Those of a combination that were not proved, or not lately, in their order. */
    List<Need> missing(List<Need> needs, Authentication authentication, Clock clock) {
        return needs.stream()
                .filter(need -> !isMet(need, authentication, clock))
                .toList();
    }

    private boolean isMet(Need need, Authentication authentication, Clock clock) {
        List<AllRequiredFactorsAuthorizationManager<Object>> choices = new ArrayList<>();
        for (SessionFactor factor : accepted(need)) {
            if (age.isPresent() && !isOfAge(factor, age.get(), authentication, clock)) {
                continue;
            }
            AllRequiredFactorsAuthorizationManager<Object> one = AllRequiredFactorsAuthorizationManager.builder()
                    .requireFactor(required(factor))
                    .build();
            one.setClock(clock);
            choices.add(one);
        }
        if (choices.isEmpty()) {
            return false;
        }
        AuthorizationResult result = AllRequiredFactorsAuthorizationManager.anyOf(
                        choices.toArray(RequiredFactors::managers))
                .authorize(() -> authentication, need);
        return Objects.requireNonNull(result).isGranted();
    }

    /** Spring Security takes a proof of the future for a fresh one. */
    private static boolean isOfAge(SessionFactor factor, Duration age, Authentication authentication, Clock clock) {
        return HeldFactors.since(authentication, factor)
                .filter(proof -> ProofAge.isWithin(age, proof, clock.instant()))
                .isPresent();
    }

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    private static AllRequiredFactorsAuthorizationManager<Object>[] managers(int count) {
        return (AllRequiredFactorsAuthorizationManager<Object>[]) new AllRequiredFactorsAuthorizationManager<?>[count];
    }

    private Set<SessionFactor> accepted(Need need) {
        Set<SessionFactor> accepted = need.factors();
        if (device && (need == Need.CODE || need == Need.OWN_CODE)) {
            accepted.add(SessionFactor.DEVICE);
        }
        return accepted;
    }

    private RequiredFactor required(SessionFactor factor) {
        RequiredFactor.Builder required = RequiredFactor.withAuthority(factor.authority());
        age.ifPresent(required::validDuration);
        return required.build();
    }
}
