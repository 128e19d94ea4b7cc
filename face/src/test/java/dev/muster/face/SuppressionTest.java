package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.Suppression.Proposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private final Random random = new Random(19);

    @Test
    void agreesWithItsDefinition() {
        for (int round = 0; round < 300; round++) {
            List<Proposal> proposals = proposals(random.nextInt(60));
            assertThat(Suppression.suppress(proposals)).containsExactlyElementsOf(naive(proposals));
        }
    }

    @Test
    void keptBoxesAreDifferentFacesAndEveryOtherIsOneOfThem() {
        for (int round = 0; round < 300; round++) {
            List<Proposal> proposals = proposals(1 + random.nextInt(60));
            List<Proposal> kept = Suppression.suppress(proposals);
            for (Proposal proposal : proposals) {
                assertThat(kept.contains(proposal) || kept.stream().anyMatch(other -> same(other, proposal)))
                        .isTrue();
            }
            for (int i = 0; i < kept.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(kept.get(i).box().iou(kept.get(j).box())).isLessThanOrEqualTo(0.4);
                }
            }
        }
    }

    @Test
    void theSurestComesFirstAndStays() {
        List<Proposal> proposals = proposals(40);
        List<Proposal> kept = Suppression.suppress(proposals);
        assertThat(kept.getFirst())
                .isEqualTo(Collections.max(proposals, Comparator.comparingDouble(Proposal::confidence)));
        assertThat(kept)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Proposal::confidence).reversed());
    }

    @Test
    void doingItTwiceChangesNothing() {
        List<Proposal> once = Suppression.suppress(proposals(60));
        assertThat(Suppression.suppress(once)).containsExactlyElementsOf(once);
    }

    @Test
    void theOrderOfTheProposalsDoesNotMatter() {
        List<Proposal> proposals = new ArrayList<>(proposals(60));
        List<Proposal> kept = Suppression.suppress(proposals);
        Collections.shuffle(proposals, random);
        assertThat(Suppression.suppress(proposals)).containsExactlyElementsOf(kept);
    }

    @Test
    void aBoxInsideASurerOneIsTheSameFaceThoughMuchSmaller() {
        Proposal whole = new Proposal(new Box(0, 0, 100, 100), 0.9, 0);
        Proposal part = new Proposal(new Box(10, 10, 30, 30), 0.8, 0);
        assertThat(Suppression.suppress(List.of(part, whole))).containsExactly(whole);
    }

    @Test
    void facesSideBySideBothStay() {
        Proposal left = new Proposal(new Box(0, 0, 100, 120), 0.9, 0);
        Proposal right = new Proposal(new Box(70, 10, 100, 120), 0.8, 0);
        assertThat(Suppression.suppress(List.of(left, right))).containsExactly(left, right);
    }

    @Test
    void nothingGivesNothing() {
        assertThat(Suppression.suppress(List.of())).isEmpty();
    }

    private List<Proposal> proposals(int count) {
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double side = 5 + 60 * random.nextDouble();
            Box box = new Box(
                    200 * random.nextDouble(), 200 * random.nextDouble(), side, side * (0.8 + random.nextDouble()));
            proposals.add(new Proposal(box, random.nextDouble(), 0));
        }
        return proposals;
    }

    /** Non-maximum suppression word for word: the surest left is a face, and what is the same face goes. */
    private static List<Proposal> naive(List<Proposal> proposals) {
        List<Proposal> left = new ArrayList<>(proposals);
        List<Proposal> kept = new ArrayList<>();
        while (!left.isEmpty()) {
            Proposal surest = Collections.max(left, Comparator.comparingDouble(Proposal::confidence));
            kept.add(surest);
            left.remove(surest);
            left.removeIf(other -> same(surest, other));
        }
        return kept;
    }

    private static boolean same(Proposal a, Proposal b) {
        double width =
                Math.min(a.box().x() + a.box().width(), b.box().x() + b.box().width())
                        - Math.max(a.box().x(), b.box().x());
        double height =
                Math.min(a.box().y() + a.box().height(), b.box().y() + b.box().height())
                        - Math.max(a.box().y(), b.box().y());
        double both = Math.max(0, width) * Math.max(0, height);
        double areaA = a.box().width() * a.box().height();
        double areaB = b.box().width() * b.box().height();
        return both / (areaA + areaB - both) > 0.4 || both / Math.min(areaA, areaB) > 0.75;
    }
}
