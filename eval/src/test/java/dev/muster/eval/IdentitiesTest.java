package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
    @Test
    void foldersSayWhoIsOnAPicture() {
        List<String> images = List.of("Ann/1.jpg", "Ann/2.jpg", "Bob/1.jpg", "Cy/1.jpg");
        Identities identities = Identities.of(images, List.of(new Pair("Ann/1.jpg", "Bob/1.jpg", false)));

        assertThat(identities.fromFolders()).isTrue();
        assertThat(identities.count()).isEqualTo(3);
        assertThat(identities.person("Ann/1.jpg")).isEqualTo(identities.person("Ann/2.jpg"));
        assertThat(different(identities, "Bob/1.jpg", "Cy/1.jpg")).isTrue();
        assertThat(different(identities, "Ann/1.jpg", "Ann/2.jpg")).isFalse();
    }

    @Test
    void pairsAloneSayWhoIsOnAPictureWhereThereAreNoFolders() {
        List<String> images = List.of("a1", "a2", "a3", "b1", "b2", "c1");
        List<Pair> pairs = List.of(
                new Pair("a1", "a2", true),
                new Pair("a2", "a3", true),
                new Pair("b1", "b2", true),
                new Pair("a3", "b1", false),
                new Pair("c1", "b2", false));
        Identities identities = Identities.of(images, pairs);

        assertThat(identities.fromFolders()).isFalse();
        assertThat(identities.count()).isEqualTo(3);
        assertThat(identities.person("a1")).isEqualTo(identities.person("a3"));
        assertThat(different(identities, "a1", "b2")).isTrue();
        assertThat(different(identities, "b1", "c1")).isTrue();
        assertThat(different(identities, "a1", "c1")).as("nobody said so").isFalse();
    }

    @Test
    void oneFolderForAllSaysNothing() {
        List<String> images = List.of("all/1.jpg", "all/2.jpg");
        Identities identities = Identities.of(images, List.of(new Pair("all/1.jpg", "all/2.jpg", false)));

        assertThat(identities.fromFolders()).isFalse();
        assertThat(different(identities, "all/1.jpg", "all/2.jpg")).isTrue();
    }

    @Test
    void pairsSpeakWherePicturesLieBothInFoldersAndOutside() {
        assertThat(Identities.of(List.of("Ann/1.jpg", "2.jpg", "Bob/1.jpg"), List.of())
                        .fromFolders())
                .isFalse();
    }

    @Test
    void countsPairsThatContradict() {
        List<Pair> pairs = List.of(new Pair("Ann/1", "Ann/2", false), new Pair("Ann/1", "Bob/1", true));
        assertThat(Identities.of(List.of("Ann/1", "Ann/2", "Bob/1"), pairs).conflicts(pairs))
                .isEqualTo(2);
    }

    @Test
    void linksLongChainsWithoutRunningOutOfStack() {
        List<String> images = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            images.add("p" + i);
            pairs.add(new Pair("p" + i, "p" + (i + 1), true));
        }
        images.add("p50000");
        assertThat(Identities.of(images, pairs).count()).isEqualTo(1);
    }

    private static boolean different(Identities identities, String a, String b) {
        return identities.different(identities.person(a), identities.person(b));
    }
}
