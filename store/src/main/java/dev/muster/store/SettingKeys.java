package dev.muster.store;

/** The names of the settings on the settings page. */
public final class SettingKeys {
    /** Whether people may register themselves: {@code off}, {@code approval} (the default) or {@code on}. */
    public static final String REGISTRATION = "registration";

    /** Minutes without a request after which a session ends. */
    public static final String SESSION_IDLE_MINUTES = "session.idle.minutes";

    /** Hours after sign-in after which a session ends in any case; a kiosk's goes on. */
    public static final String SESSION_HOURS = "session.hours";

    /** Whether a small crop of each enrolled face is kept: {@code yes} (the default) or {@code no}. */
    public static final String PHOTOS_KEEP = "photos.keep";

    /** Whose sightings on the face page enter the register: {@code nobody} (the default), {@code kiosk}, {@code everyone}. */
    public static final String REGISTER_FINDEX = "register.findex";

    /** The time zone that decides a person's day; the server's own when empty. */
    public static final String ZONE = "zone";

    /** How many time steps an authenticator app's clock may be off, each way: {@code 0}, {@code 1} (the default), {@code 2}. */
    public static final String APP_SKEW = "app.skew";

    /** Attack detection before anybody is compared: {@code off} (the default) or {@code passive}. */
    public static final String LIVENESS_ATTACKS = "liveness.attacks";

    /** Who must follow prompts before being entered: {@code nobody} (the default), {@code groups}, {@code random}. */
    public static final String LIVENESS_PROMPTS = "liveness.prompts";

    /** The groups whose people must, by their ids, with commas between them. */
    public static final String LIVENESS_GROUPS = "liveness.groups";

    /** One in so many others must too, each day other ones, where {@link #LIVENESS_PROMPTS} is {@code random}. */
    public static final String LIVENESS_ONE_IN = "liveness.one.in";

    private SettingKeys() {}
}
