package dev.muster.server.factor;

import dev.muster.store.account.Account;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.factor.StoredProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The profiles that there are, and which of them hold for whom. */
public final class Profiles {
    private final SignInPolicy policy;

    public Profiles(SignInPolicy policy) {
        this.policy = policy;
    }

    /** Those of an account, each of which must be content; a role without any has the open one. */
    public List<Profile> of(Account account) {
        // One that is no more asks for the most.
        return policy.of(account, Profile.OPEN.name()).stream()
                .map(name -> byName(name).orElse(Profile.STRICT))
                .toList();
    }

    /** The shipped ones, then those that were made here. */
    public List<Profile> all() {
        List<Profile> all = new ArrayList<>(Profile.SHIPPED);
        policy.profiles().stream().map(Profiles::profile).forEach(all::add);
        return all;
    }

    public Optional<Profile> byName(String name) {
        return Profile.SHIPPED.stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .or(() -> policy.profile(name).map(Profiles::profile));
    }

    public void save(Profile profile) {
        policy.save(new StoredProfile(
                profile.name(),
                profile.signIn().words(),
                profile.stepUp().words(),
                profile.change().words(),
                (int) profile.stepUpAge().toMinutes(),
                (int) profile.idle().toMinutes(),
                (int) profile.limit().toHours(),
                (int) profile.deviceLife().toDays(),
                profile.firstByPassword(),
                raises(profile.raises())));
    }

    private static Profile profile(StoredProfile stored) {
        return new Profile(
                stored.name(),
                Requirement.parse(stored.signIn()),
                Requirement.parse(stored.stepUp()),
                Requirement.parse(stored.change()),
                Duration.ofMinutes(stored.stepUpMinutes()),
                Duration.ofMinutes(stored.idleMinutes()),
                Duration.ofHours(stored.limitHours()),
                Duration.ofDays(stored.deviceDays()),
                stored.firstByPassword(),
                raises(stored.raises()));
    }

    private static String raises(Map<RiskSignal, Raise> raises) {
        return raises.entrySet().stream()
                .map(raise -> Words.of(raise.getKey()) + "=" + Words.of(raise.getValue()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Map<RiskSignal, Raise> raises(String text) {
        Map<RiskSignal, Raise> raises = new EnumMap<>(RiskSignal.class);
        Arrays.stream(text.split(" ", -1))
                .map(word -> word.split("=", -1))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> Words.find(RiskSignal.class, pair[0])
                        .ifPresent(signal ->
                                raises.put(signal, Raise.byWord(pair[1]).orElse(Raise.ONE_MORE))));
        return raises;
    }
}
