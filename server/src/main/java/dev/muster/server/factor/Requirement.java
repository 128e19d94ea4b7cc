package dev.muster.server.factor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
     * @throws IllegalArgumentException saying which word is none
     */
    public static Requirement parse(String text) {
        List<List<Need>> combinations = DIVIDER.splitAsStream(text)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Requirement::combination)
                .toList();
        if (combinations.size() > MOST) {
            throw new IllegalArgumentException(
                    "expected at most %d combinations, got %d".formatted(MOST, combinations.size()));
        }
        return new Requirement(combinations);
    }

    private static List<Need> combination(String line) {
        List<Need> needs = new ArrayList<>();
        for (String word :
                SPACE.splitAsStream(line).filter(word -> !word.isEmpty()).toList()) {
            Need need = Need.byWord(word).orElseThrow(() -> new IllegalArgumentException("no such need: " + word));
            if (needs.contains(need)) {
                throw new IllegalArgumentException(word + " is there twice");
            }
            needs.add(need);
        }
        if (needs.equals(List.of(Need.OWN_CODE))) {
            throw new IllegalArgumentException("own-code alone would ask nothing of whoever has none");
        }
        return needs;
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
