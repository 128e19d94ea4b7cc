package dev.muster.server.factor;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is enough: any one of several combinations, each with its needs in the order in which they are asked for.
 *
 * @param combinations none empty, none twice the same
 */
public record Requirement(List<List<Need>> combinations) {
    private static final int MOST = 12;
    /** Whoever has one of these has more than a password; recovery codes stand in for one of them. */
    private static final List<SessionFactor> OWN =
            List.of(SessionFactor.TOTP, SessionFactor.SMS, SessionFactor.EMAIL, SessionFactor.PASSKEY);

    private static final Pattern DIVIDER = Pattern.compile("[|\\r\\n]+");
    private static final Pattern SPACE = Pattern.compile("[\\s,+]+");

    public Requirement {
        combinations = combinations.stream().map(List::copyOf).distinct().toList();
        if (combinations.isEmpty() || combinations.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("expected combinations of needs, got " + combinations);
        }
    }

    /**
     * Reads one from its words, such as {@code password code | passkey}; line ends divide combinations too.
     *
     * @throws IllegalArgumentException where it has a {@link #flaw}
     */
    public static Requirement parse(String text) {
        flaw(text).ifPresent(flaw -> {
            throw new IllegalArgumentException(flaw.message());
        });
        return new Requirement(lines(text).stream()
                .map(words -> words.stream()
                        .map(Need::byWord)
                        .flatMap(Optional::stream)
                        .toList())
                .toList());
    }

    /** Why a text cannot be read; empty where it can. */
    public static Optional<Flaw> flaw(String text) {
        List<List<String>> lines = lines(text);
        if (lines.isEmpty()) {
            return Optional.of(new Flaw(Flaw.Kind.EMPTY, ""));
        }
        if (lines.size() > MOST) {
            return Optional.of(new Flaw(Flaw.Kind.MANY, String.valueOf(MOST)));
        }
        return lines.stream().map(Requirement::flaw).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Flaw> flaw(List<String> words) {
        for (String word : words) {
            if (Need.byWord(word).isEmpty()) {
                return Optional.of(new Flaw(Flaw.Kind.UNKNOWN, word));
            }
            if (Collections.frequency(words, word) > 1) {
                return Optional.of(new Flaw(Flaw.Kind.TWICE, word));
            }
        }
        String own = Need.OWN_CODE.word();
        return words.equals(List.of(own)) ? Optional.of(new Flaw(Flaw.Kind.ALONE, own)) : Optional.empty();
    }

    /** The words of each combination. */
    private static List<List<String>> lines(String text) {
        return DIVIDER.splitAsStream(text)
                .map(line -> SPACE.splitAsStream(line)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** As one line that {@link #parse} reads. */
    public String words() {
        return combinations.stream()
                .map(needs -> needs.stream().map(Need::word).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    /** For an account with these factors: codes that are asked only of whoever has set up something are decided. */
    public Requirement forOwner(Set<SessionFactor> enrolled) {
        boolean hasCode = OWN.stream().anyMatch(enrolled::contains);
        return new Requirement(combinations.stream()
                .map(needs -> needs.stream()
                        .map(need -> need != Need.OWN_CODE ? need : hasCode ? Need.CODE : null)
                        .filter(Objects::nonNull)
                        .toList())
                .filter(needs -> !needs.isEmpty())
                .toList());
    }

    /** Whether any combination asks for it. */
    public boolean mentions(Need need) {
        return combinations.stream().anyMatch(needs -> needs.contains(need));
    }
}
