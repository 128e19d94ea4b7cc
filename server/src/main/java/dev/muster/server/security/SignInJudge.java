package dev.muster.server.security;

import dev.muster.server.factor.Need;
import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Raise;
import dev.muster.server.factor.Requirement;
import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;

/** Judges what a session has proved by the profiles that hold for its account. Knows no database. */
final class SignInJudge {
    /** How long an administrator's link, or having set up the first factor, lets one set up more. */
    private static final Duration SETTING_UP = Duration.ofMinutes(30);

    private final Clock clock;

    SignInJudge(Clock clock) {
        this.clock = clock;
    }

    /** Whether it is enough to be signed in. */
    Standing signIn(FactorHolder holder, Authentication proved, Raise raise) {
        for (Profile profile : holder.profiles()) {
            Requirement requirement = profile.signIn().forOwner(holder.enrolled());
            boolean device = !profile.deviceLife().isZero() && raise == Raise.NOTHING;
            RequiredFactors required = RequiredFactors.at(requirement, device);
            if (!required.areMet(proved, clock)) {
                return owing(required, holder, proved).orElseGet(() -> lacking(profile, required, holder, proved));
            }
        }
        return raise == Raise.ONE_MORE ? oneMore(holder, proved) : new Standing.Complete();
    }

    /** What an account would have to set up before it could sign in: any one of these. */
    static List<Set<Need>> lacks(FactorHolder holder) {
        return holder.profiles().stream()
                .map(profile -> RequiredFactors.at(profile.signIn().forOwner(holder.enrolled()), false))
                .map(required -> choices(nearest(required, holder), holder))
                .filter(choices -> !choices.contains(Set.of()))
                .findFirst()
                .orElse(List.of());
    }

    /** Whether it is enough, and recent enough, for a sensitive act. */
    Standing stepUp(FactorHolder holder, Authentication proved) {
        for (Profile profile : holder.profiles()) {
            Requirement requirement = profile.stepUp().forOwner(holder.enrolled());
            RequiredFactors required = RequiredFactors.within(profile.stepUpAge(), requirement);
            if (!required.areMet(proved, clock)) {
                return owing(required, holder, proved)
                        .orElseGet(() -> nothingToShow(required, holder, mayChange(profile, holder, proved)));
            }
        }
        return new Standing.Complete();
    }

    /** Whether it is enough, and recent enough, to add or remove a factor. */
    Standing change(FactorHolder holder, Authentication proved) {
        for (Profile profile : holder.profiles()) {
            if (!mayChange(profile, holder, proved)) {
                RequiredFactors required = required(profile, holder);
                return owing(required, holder, proved).orElseGet(() -> nothingToShow(required, holder, false));
            }
        }
        return new Standing.Complete();
    }

    private boolean mayChange(Profile profile, FactorHolder holder, Authentication proved) {
        boolean others = holder.hasOthers(profile);
        boolean settingUp = isWithin(SETTING_UP, HeldFactors.since(proved, SessionFactor.FIRST))
                || (!others && isWithin(SETTING_UP, HeldFactors.since(proved, SessionFactor.LINK)));
        return settingUp || required(profile, holder).areMet(proved, clock);
    }

    /** Until there is something else, the password is all that can be asked for. */
    private static RequiredFactors required(Profile profile, FactorHolder holder) {
        Requirement requirement = holder.hasOthers(profile) || !profile.firstByPassword()
                ? profile.change()
                : new Requirement(List.of(List.of(Need.PASSWORD)));
        return RequiredFactors.within(profile.stepUpAge(), requirement);
    }

    /** The steps that lead on; empty where the account has not what any combination needs. */
    private Optional<Standing> owing(RequiredFactors required, FactorHolder holder, Authentication proved) {
        Set<Step> steps = new LinkedHashSet<>();
        Set<SessionFactor> accepted = EnumSet.noneOf(SessionFactor.class);
        for (List<Need> needs : required.requirement().combinations()) {
            List<Need> missing = required.missing(needs, proved, clock);
            if (missing.stream().allMatch(holder::has)) {
                add(missing.getFirst(), holder, steps, accepted);
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Standing.Owing(new ArrayList<>(steps), accepted));
    }

    private static void add(Need need, FactorHolder holder, Set<Step> steps, Set<SessionFactor> accepted) {
        steps.add(need.step());
        need.factors().stream().filter(holder.enrolled()::contains).forEach(accepted::add);
    }

    /** What the account has comes first; then, where that is safe, setting up what it lacks. */
    private Standing lacking(Profile profile, RequiredFactors required, FactorHolder holder, Authentication proved) {
        List<List<Need>> nearest = nearest(required, holder);
        Optional<Need> first = nearest.stream()
                .flatMap(needs -> required.missing(needs, proved, clock).stream())
                .filter(holder::has)
                .findFirst();
        if (first.isPresent()) {
            Set<Step> steps = new LinkedHashSet<>();
            Set<SessionFactor> accepted = EnumSet.noneOf(SessionFactor.class);
            add(first.get(), holder, steps, accepted);
            return new Standing.Owing(new ArrayList<>(steps), accepted);
        }
        if (mayChange(profile, holder, proved)) {
            return new Standing.Lacking(choices(nearest, holder), true);
        }
        return owing(required(profile, holder), holder, proved)
                .orElseGet(() -> new Standing.Lacking(choices(nearest, holder), false));
    }

    private static Standing nothingToShow(RequiredFactors required, FactorHolder holder, boolean mayEnrol) {
        return new Standing.Lacking(choices(nearest(required, holder), holder), mayEnrol);
    }

    /** The combinations of which the account has most. */
    private static List<List<Need>> nearest(RequiredFactors required, FactorHolder holder) {
        List<List<Need>> all = required.requirement().combinations();
        int least = all.stream()
                .mapToInt(needs -> lacked(needs, holder).size())
                .min()
                .orElseThrow();
        return all.stream()
                .filter(needs -> lacked(needs, holder).size() == least)
                .toList();
    }

    private static List<Set<Need>> choices(List<List<Need>> combinations, FactorHolder holder) {
        return combinations.stream()
                .map(needs -> lacked(needs, holder))
                .distinct()
                .toList();
    }

    private static Set<Need> lacked(List<Need> needs, FactorHolder holder) {
        Set<Need> lacked = EnumSet.noneOf(Need.class);
        needs.stream().filter(need -> !holder.has(need)).forEach(lacked::add);
        return lacked;
    }

    /** One factor more than was enough, where the account has one more; a passkey is all that can be asked for. */
    private Standing oneMore(FactorHolder holder, Authentication proved) {
        Set<SessionFactor> shown = HeldFactors.among(proved, holder.enrolled());
        if (shown.contains(SessionFactor.PASSKEY) || shown.size() > enough(holder, proved)) {
            return new Standing.Complete();
        }
        Set<SessionFactor> left = EnumSet.noneOf(SessionFactor.class);
        left.addAll(holder.enrolled());
        left.removeAll(shown);
        left.removeAll(neverMore(holder));
        Set<Step> steps = new LinkedHashSet<>();
        Set<SessionFactor> accepted = EnumSet.noneOf(SessionFactor.class);
        for (Need need : List.of(Need.PASSKEY, Need.FACE, Need.CODE, Need.PASSWORD)) {
            if (need == Need.FACE && !faceCountsAlone(holder)) {
                continue;
            }
            if (need.factors().stream().anyMatch(left::contains)) {
                steps.add(need.step());
                need.factors().stream().filter(left::contains).forEach(accepted::add);
            }
        }
        return steps.isEmpty() ? new Standing.Complete() : new Standing.Owing(new ArrayList<>(steps), accepted);
    }

    /**
     * What nobody is asked for as one more: recovery codes, which stand in for something that was lost and are used up, and
     * mailboxes where they are no factor.
     */
    private static Set<SessionFactor> neverMore(FactorHolder holder) {
        Set<SessionFactor> never = EnumSet.of(SessionFactor.RECOVERY);
        if (holder.profiles().stream().anyMatch(SignInJudge::refusesMail)) {
            never.add(SessionFactor.EMAIL);
        }
        return never;
    }

    private static boolean refusesMail(Profile profile) {
        Requirement signIn = profile.signIn();
        return (signIn.mentions(Need.HELD) || signIn.mentions(Need.APP))
                && !signIn.mentions(Need.CODE)
                && !signIn.mentions(Need.OWN_CODE);
    }

    private static boolean faceCountsAlone(FactorHolder holder) {
        return holder.profiles().stream().allMatch(profile -> profile.change().mentions(Need.FACE));
    }

    /** How many factors the combinations have that were met, at the most. */
    private long enough(FactorHolder holder, Authentication proved) {
        return holder.profiles().stream()
                .map(profile -> RequiredFactors.at(profile.signIn().forOwner(holder.enrolled()), false))
                .flatMap(required -> required.requirement().combinations().stream()
                        .filter(needs -> required.missing(needs, proved, clock).isEmpty()))
                .mapToLong(List::size)
                .max()
                .orElse(0);
    }

    private boolean isWithin(Duration limit, Optional<Instant> moment) {
        return moment.filter(proof -> ProofAge.isWithin(limit, proof, clock.instant()))
                .isPresent();
    }
}
