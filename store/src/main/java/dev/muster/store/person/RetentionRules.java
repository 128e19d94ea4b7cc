package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.Settings;
import java.util.Optional;

/**
 * How long what is held; each in days, or for ever when empty.
 *
 * @param recognitions who was recognised where
 * @param punches the register
 * @param expiredFaces the faces of people whose last valid day has passed
 * @param unseenFaces the faces of people whom no camera has recognised any more
 */
public record RetentionRules(
        Optional<Integer> recognitions,
        Optional<Integer> punches,
        Optional<Integer> expiredFaces,
        Optional<Integer> unseenFaces) {
    private static final String OFF = "off";

    /** What holds until somebody says otherwise. */
    public static final RetentionRules DEFAULT =
            new RetentionRules(Optional.of(365), Optional.empty(), Optional.of(30), Optional.empty());

    /** The rules in force. */
    public static RetentionRules of(Settings settings) {
        return new RetentionRules(
                days(settings, "recognitions", DEFAULT.recognitions),
                days(settings, "punches", DEFAULT.punches),
                days(settings, "expired-faces", DEFAULT.expiredFaces),
                days(settings, "unseen-faces", DEFAULT.unseenFaces));
    }

    /** Puts these in force: all, or none. */
    public void save(Database database, Settings settings) {
        database.write(() -> {
            settings.set(name("recognitions"), text(recognitions));
            settings.set(name("punches"), text(punches));
            settings.set(name("expired-faces"), text(expiredFaces));
            settings.set(name("unseen-faces"), text(unseenFaces));
        });
    }

    /** In words, for the audit log. */
    public String words() {
        return "days: recognitions %s, punches %s, expired faces %s, unseen faces %s"
                .formatted(text(recognitions), text(punches), text(expiredFaces), text(unseenFaces));
    }

    private static Optional<Integer> days(Settings settings, String what, Optional<Integer> usual) {
        Optional<String> text = settings.get(name(what));
        return text.isEmpty()
                ? usual
                : text.filter(days -> days.matches("[1-9]\\d{0,4}")).map(Integer::valueOf);
    }

    private static String name(String what) {
        return "retention." + what + ".days";
    }

    private static String text(Optional<Integer> days) {
        return days.map(String::valueOf).orElse(OFF);
    }
}
