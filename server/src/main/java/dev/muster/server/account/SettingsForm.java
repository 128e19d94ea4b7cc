package dev.muster.server.account;

import dev.muster.store.Policy;
import dev.muster.store.SettingKeys;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The settings as they were typed. */
record SettingsForm(
        String registration,
        String idleMinutes,
        String hours,
        String photos,
        String faceSignIn,
        String zone,
        String appSkew,
        String attacks,
        String prompts,
        List<String> promptGroups,
        String oneIn) {

    /** A field that the request lacks arrives as null. */
    SettingsForm {
        registration = given(registration);
        idleMinutes = given(idleMinutes);
        hours = given(hours);
        photos = given(photos);
        faceSignIn = given(faceSignIn);
        zone = given(zone);
        appSkew = given(appSkew);
        attacks = given(attacks);
        prompts = given(prompts);
        promptGroups = promptGroups == null
                ? List.of()
                : promptGroups.stream().sorted().toList();
        oneIn = given(oneIn);
    }

    static SettingsForm of(Policy policy, String zone) {
        return new SettingsForm(
                Policy.word(policy.registration()),
                String.valueOf(policy.sessionIdle().toMinutes()),
                String.valueOf(policy.sessionLimit().toHours()),
                policy.photosKept() ? "yes" : "no",
                Policy.word(policy.faceSignIn()),
                zone,
                String.valueOf(policy.appSkew()),
                Policy.word(policy.attackDetection()),
                Policy.word(policy.promptsFor()),
                List.copyOf(policy.promptGroups()),
                String.valueOf(policy.promptOneIn()));
    }

    /**
     * With what holds now of live faces, where a request says nothing of them: forms used not to.
     *
     * @param sent the fields of the request
     */
    SettingsForm completed(SettingsForm now, Set<String> sent) {
        return new SettingsForm(
                registration,
                idleMinutes,
                hours,
                photos,
                faceSignIn,
                zone,
                appSkew,
                sent.contains("attacks") ? attacks : now.attacks,
                sent.contains("prompts") ? prompts : now.prompts,
                sent.contains("prompts") ? promptGroups : now.promptGroups,
                sent.contains("oneIn") ? oneIn : now.oneIn);
    }

    /** What is wrong with it, by form field. */
    Map<String, String> problems(Wording wording) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!registration.matches("off|approval|on")) {
            problems.put("registration", wording.of("settings.choose"));
        }
        if (!faceSignIn.matches("nobody|kiosk|everyone")) {
            problems.put("faceSignIn", wording.of("settings.choose"));
        }
        if (!appSkew.matches("[0-2]")) {
            problems.put("appSkew", wording.of("settings.choose"));
        }
        if (!attacks.matches("off|passive")) {
            problems.put("attacks", wording.of("settings.choose"));
        }
        if (!prompts.matches("nobody|groups|random")) {
            problems.put("prompts", wording.of("settings.choose"));
        }
        boolean groups = promptGroups.stream().allMatch(id -> id.matches("[\\w-]{1,64}"));
        if (!groups || (prompts.equals("groups") && promptGroups.isEmpty())) {
            problems.put("promptGroups", wording.of("settings.prompts.groups.none"));
        }
        number("oneIn", oneIn, 2, 1000, problems, wording);
        number("idleMinutes", idleMinutes, 1, 1440, problems, wording);
        number("hours", hours, 1, 720, problems, wording);
        if (!zone.isEmpty() && !isZone(zone)) {
            problems.put("zone", wording.of("settings.zone.wrong"));
        }
        return problems;
    }

    /** The settings by their keys. */
    Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(SettingKeys.REGISTRATION, registration);
        contents.put(SettingKeys.SESSION_IDLE_MINUTES, idleMinutes);
        contents.put(SettingKeys.SESSION_HOURS, hours);
        contents.put(SettingKeys.PHOTOS_KEEP, photos.equals("yes") ? "yes" : "no");
        contents.put(SettingKeys.REGISTER_FINDEX, faceSignIn);
        contents.put(SettingKeys.ZONE, zone);
        contents.put(SettingKeys.APP_SKEW, appSkew);
        contents.put(SettingKeys.LIVENESS_ATTACKS, attacks);
        contents.put(SettingKeys.LIVENESS_PROMPTS, prompts);
        contents.put(SettingKeys.LIVENESS_GROUPS, String.join(",", promptGroups));
        contents.put(SettingKeys.LIVENESS_ONE_IN, oneIn);
        return contents;
    }

    private static void number(
            String field, String text, int least, int most, Map<String, String> problems, Wording wording) {
        boolean number = text.matches("\\d{1,5}");
        if (!number || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            problems.put(field, wording.of("settings.number", least, most));
        }
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static String given(String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
