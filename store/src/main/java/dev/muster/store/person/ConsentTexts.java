package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.Settings;
import java.time.Clock;
import java.util.Optional;

/** The texts that people agree to: the one in use, and earlier ones by their versions. */
public final class ConsentTexts {
    private static final String VERSION = "consent.version";
    private static final String OWN = "own-";

    /** What is shipped. */
    static final ConsentText SHIPPED = new ConsentText("muster-1", """
            I agree that numbers computed from pictures of my face (a biometric template), and small pictures of it, are \
            stored here, encrypted, in order to recognise me and to record my attendance.
            They are used for nothing else and given to nobody else. I agree of my own free will: if I do not agree, I can \
            sign in another way and have no disadvantage.
            I can withdraw my agreement at any time, here or by telling the administrator. Templates and pictures are then \
            deleted at once; what was recorded before stays lawful. I can ask to see, to have corrected or to have erased \
            what is stored about me.""", """
            मैं सहमत हूँ कि मेरे चेहरे की तस्वीरों से निकाले गए अंक (बायोमेट्रिक टेम्पलेट) और उसकी छोटी तस्वीरें यहाँ \
            कूटबद्ध रूप में रखी जाएँ, ताकि मुझे पहचाना जा सके और मेरी उपस्थिति दर्ज हो सके।
            इनका और कोई उपयोग नहीं होगा और ये किसी और को नहीं दी जाएँगी। मैं अपनी इच्छा से सहमत हूँ: यदि मैं सहमत न होऊँ, \
            तो मैं किसी दूसरे तरीके से उपस्थिति दे सकता/सकती हूँ और मुझे कोई हानि नहीं होगी।
            मैं अपनी सहमति कभी भी वापस ले सकता/सकती हूँ, यहीं या प्रशासक को बताकर। तब टेम्पलेट और तस्वीरें तुरंत मिटा दी \
            जाती हैं; उससे पहले जो दर्ज हुआ, वह वैध रहता है। मैं अपने बारे में रखी गई जानकारी देखने, सुधारने या मिटाने के \
            लिए कह सकता/सकती हूँ।""");

    private final Database database;
    private final Settings settings;

    public ConsentTexts(Database database, Clock clock) {
        this.database = database;
        this.settings = new Settings(database, clock);
    }

    /** The text that is to be shown, and agreed to, now. */
    public ConsentText current() {
        return settings.get(VERSION).flatMap(this::byVersion).orElse(SHIPPED);
    }

    /** The text of a version, for as long as it is known. */
    public Optional<ConsentText> byVersion(String version) {
        if (version.equals(SHIPPED.version())) {
            return Optional.of(SHIPPED);
        }
        return settings.get(name(version, "en"))
                .map(english -> new ConsentText(
                        version, english, settings.get(name(version, "hi")).orElse("")));
    }

    /**
     * Uses another text from now on, under a new version; consents given before stay as they are.
     *
     * @param english not blank
     */
    public ConsentText change(String english, String hindi) {
        return database.write(() -> {
            ConsentText now = current();
            if (now.english().equals(english.strip()) && now.hindi().equals(hindi.strip())) {
                return now;
            }
            int number = 1;
            while (byVersion(OWN + number).isPresent()) {
                number++;
            }
            ConsentText text = new ConsentText(OWN + number, english.strip(), hindi.strip());
            settings.set(name(text.version(), "en"), text.english());
            settings.set(name(text.version(), "hi"), text.hindi());
            settings.set(VERSION, text.version());
            return text;
        });
    }

    private static String name(String version, String language) {
        return "consent.text.%s.%s".formatted(version, language);
    }
}
