package dev.muster.eval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is on each picture: the parent folder says so, or, where the pictures do not lie in at least two folders,
 * the pairs alone.
 */
final class Identities {
    private final Map<String, Integer> people;
    private final boolean fromFolders;
    /** Pairs of people that the pairs file tells apart; empty when folders do. */
    private final Set<Long> toldApart;

    private Identities(Map<String, Integer> people, boolean fromFolders, Set<Long> toldApart) {
        this.people = people;
        this.fromFolders = fromFolders;
        this.toldApart = toldApart;
    }

    static Identities of(List<String> images, List<Pair> pairs) {
        Map<String, Integer> folders = new HashMap<>();
        Map<String, Integer> people = new HashMap<>();
        for (String image : images) {
            String folder = image.substring(0, Math.max(0, image.lastIndexOf('/')));
            people.put(image, folders.computeIfAbsent(folder, name -> folders.size()));
        }
        boolean inFolders = folders.size() > 1 && !folders.containsKey("");
        return inFolders ? new Identities(people, true, Set.of()) : ofPairs(images, pairs);
    }

    /** Pictures of one person are those that a chain of same-person pairs connects. */
    private static Identities ofPairs(List<String> images, List<Pair> pairs) {
        Map<String, String> linked = new HashMap<>();
        images.forEach(image -> linked.put(image, image));
        pairs.stream().filter(Pair::same).forEach(pair -> linked.put(end(linked, pair.a()), end(linked, pair.b())));
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> people = new HashMap<>();
        for (String image : images) {
            people.put(image, numbers.computeIfAbsent(end(linked, image), name -> numbers.size()));
        }
        Set<Long> apart = new HashSet<>();
        for (Pair pair : pairs) {
            int a = people.getOrDefault(pair.a(), -1);
            int b = people.getOrDefault(pair.b(), -1);
            if (!pair.same() && a != b) {
                apart.add(key(a, b));
            }
        }
        return new Identities(people, false, apart);
    }

    private static String end(Map<String, String> linked, String image) {
        String at = image;
        for (String next = linked.getOrDefault(at, at); !next.equals(at); next = linked.getOrDefault(at, at)) {
            linked.put(at, linked.getOrDefault(next, next));
            at = next;
        }
        return at;
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
    }

    boolean fromFolders() {
        return fromFolders;
    }

    /** The number of the person on a picture. */
    int person(String image) {
        Integer person = people.get(image);
        if (person == null) {
            throw new IllegalArgumentException("expected one of the evaluated pictures, got another");
        }
        return person;
    }

    /** How many people there are. */
    int count() {
        return (int) people.values().stream().distinct().count();
    }

    /** Whether two people are known to be different: always by folder, else only where a pair says so. */
    boolean different(int a, int b) {
        return a != b && (fromFolders || toldApart.contains(key(a, b)));
    }

    /** How many pairs say something else than the identities do. */
    int conflicts(List<Pair> pairs) {
        return (int) pairs.stream()
                .filter(pair -> pair.same() != (person(pair.a()) == person(pair.b())))
                .count();
    }
}
