package dev.muster.server.policy;

import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Raise;
import dev.muster.server.factor.Requirement;
import dev.muster.server.factor.RiskSignal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** A profile as it was typed: combinations one a line, times in whole minutes, hours and days. */
record ProfileForm(
        String isNew,
        String name,
        String signIn,
        String stepUp,
        String change,
        String stepUpMinutes,
        String idleMinutes,
        String limitHours,
        String deviceDays,
        String firstByPassword,
        String newDevice,
        String newNetwork,
        String manyFailures) {

    /** A field that the request lacks arrives as null. */
    ProfileForm {
        isNew = given(isNew);
        name = given(name);
        signIn = given(signIn);
        stepUp = given(stepUp);
        change = given(change);
        stepUpMinutes = given(stepUpMinutes);
        idleMinutes = given(idleMinutes);
        limitHours = given(limitHours);
        deviceDays = given(deviceDays);
        firstByPassword = given(firstByPassword);
        newDevice = given(newDevice);
        newNetwork = given(newNetwork);
        manyFailures = given(manyFailures);
    }

    static ProfileForm of(Profile profile) {
        return new ProfileForm(
                profile.shipped() ? "yes" : "",
                profile.shipped() ? "" : profile.name(),
                lines(profile.signIn()),
                lines(profile.stepUp()),
                lines(profile.change()),
                String.valueOf(profile.stepUpAge().toMinutes()),
                String.valueOf(profile.idle().toMinutes()),
                String.valueOf(profile.limit().toHours()),
                String.valueOf(profile.deviceLife().toDays()),
                profile.firstByPassword() ? "yes" : "",
                raise(profile, RiskSignal.NEW_DEVICE),
                raise(profile, RiskSignal.NEW_NETWORK),
                raise(profile, RiskSignal.MANY_FAILURES));
    }

    /** Whether it is to make a profile, and not to change one. */
    boolean makes() {
        return isNew.equals("yes");
    }

    /**
     * What is wrong with it, by form field.
     *
     * @param words gives a text by its key and values
     */
    Map<String, String> problems(BiFunction<String, Object[], String> words) {
        Map<String, String> problems = new LinkedHashMap<>();
        boolean shipped = Profile.SHIPPED.stream().anyMatch(one -> one.name().equals(name));
        if (!name.matches("[a-z][a-z0-9-]{1,30}") || shipped) {
            problems.put("name", words.apply("policy.profile.name.wrong", new Object[0]));
        }
        for (Map.Entry<String, String> requirement :
                Map.of("signIn", signIn, "stepUp", stepUp, "change", change).entrySet()) {
            Requirement.flaw(requirement.getValue())
                    .ifPresent(flaw -> problems.put(
                            requirement.getKey(),
                            words.apply("policy.profile.needs." + flaw.word(), new Object[] {flaw.detail()})));
        }
        if (!problems.containsKey("signIn") && !Profile.begins(Requirement.parse(signIn))) {
            problems.put("signIn", words.apply("policy.profile.begins.wrong", new Object[0]));
        }
        number("stepUpMinutes", stepUpMinutes, 1, 60, problems, words);
        number("idleMinutes", idleMinutes, 1, 1440, problems, words);
        number("limitHours", limitHours, 1, 720, problems, words);
        number("deviceDays", deviceDays, 0, 365, problems, words);
        return problems;
    }

    /** Only of a form without problems. */
    Profile profile() {
        Map<RiskSignal, Raise> raises = new EnumMap<>(RiskSignal.class);
        raises.put(RiskSignal.NEW_DEVICE, raise(newDevice));
        raises.put(RiskSignal.NEW_NETWORK, raise(newNetwork));
        raises.put(RiskSignal.MANY_FAILURES, raise(manyFailures));
        return new Profile(
                name,
                Requirement.parse(signIn),
                Requirement.parse(stepUp),
                Requirement.parse(change),
                Duration.ofMinutes(Integer.parseInt(stepUpMinutes)),
                Duration.ofMinutes(Integer.parseInt(idleMinutes)),
                Duration.ofHours(Integer.parseInt(limitHours)),
                Duration.ofDays(Integer.parseInt(deviceDays)),
                firstByPassword.equals("yes"),
                raises);
    }

    private static void number(
            String field,
            String text,
            int least,
            int most,
            Map<String, String> problems,
            BiFunction<String, Object[], String> words) {
        boolean number = text.matches("\\d{1,5}");
        if (!number || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            problems.put(field, words.apply("policy.profile.number.wrong", new Object[] {least, most}));
        }
    }

    private static Raise raise(String word) {
        return Raise.byWord(word).orElse(Raise.NOTHING);
    }

    private static String raise(Profile profile, RiskSignal signal) {
        return profile.raises().getOrDefault(signal, Raise.NOTHING).word();
    }

    private static String lines(Requirement requirement) {
        return requirement.words().replace(" | ", "\n");
    }

    private static String given(String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
