package dev.muster.server.enrol;

import dev.muster.face.QualityReason;
import dev.muster.server.security.Viewer;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a refusal to the one who is to read it, in that person's language; whom a face belongs to, to administrators. */
@Component
class RefusalWords {
    private final MessageSource texts;
    private final People people;

    RefusalWords(MessageSource texts, People people) {
        this.texts = texts;
        this.people = people;
    }

    /** A whole sentence, with what to do. */
    String of(Refusal refusal, Viewer viewer, Locale locale) {
        Optional<String> name = viewer.administrator()
                ? refusal.resembles().flatMap(people::byId).map(Person::name)
                : Optional.empty();
        return switch (refusal.kind()) {
            case POOR_QUALITY -> text("enrol.refused.POOR_QUALITY", locale, qualities(refusal, locale));
            case UNREADABLE -> text("enrol.refused.UNREADABLE", locale, unreadable(refusal, locale));
            case SOMEBODY_ELSE ->
                name.isPresent()
                        ? text("enrol.refused.SOMEBODY_ELSE.named", locale, name.get())
                        : text("enrol.refused.SOMEBODY_ELSE", locale);
            case ENOUGH -> text("enrol.refused.ENOUGH", locale, Enrolment.MOST_TEMPLATES);
            default -> text("enrol.refused." + refusal.kind(), locale);
        };
    }

    /** What to do about the worst of a face's flaws. */
    String hint(QualityReason reason, Locale locale) {
        return text("enrol.quality." + reason, locale);
    }

    String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    private String qualities(Refusal refusal, Locale locale) {
        return refusal.reasons().stream().map(reason -> hint(reason, locale)).collect(Collectors.joining(" "));
    }

    private String unreadable(Refusal refusal, Locale locale) {
        return refusal.sentence().contains("HEIC") ? text("enrol.refused.heic", locale) : "";
    }
}
