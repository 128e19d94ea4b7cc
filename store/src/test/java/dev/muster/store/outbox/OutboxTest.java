package dev.muster.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.DeliveryOutcome.Failed;
import dev.muster.otp.delivery.DeliveryOutcome.Refused;
import dev.muster.otp.delivery.DeliveryOutcome.Taken;
import dev.muster.otp.delivery.DeliveryOutcome.Unclear;
import dev.muster.otp.delivery.DeliveryReport;
import dev.muster.store.DataFolder;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.Accounts;
import dev.muster.store.vault.KeyRotation;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OutboxTest {
    private static final String PLACE = "here";

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void givesWhatWasPutInToWhoClaimsItOnce(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String id = here.put("Your code is 123456\n\nNever tell it to anybody.");

            Claim claim = here.queue().claim(PLACE).orElseThrow();

            assertThat(claim.message().id()).isEqualTo(id);
            assertThat(claim.message().to()).isEqualTo(OutboxFixture.NUMBER);
            assertThat(claim.message().subject()).isEqualTo("A code");
            assertThat(claim.message().text()).isEqualTo("Your code is 123456\n\nNever tell it to anybody.");
            assertThat(here.outbox.state(id)).hasValue(DeliveryState.ON_ITS_WAY);
            assertThat(here.queue().claim(PLACE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTakenMessageIsWipedAndKeepsItsReference(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String id = here.put("123456");
            assertThat(here.sealed(id)).isEqualTo(2);

            here.queue().settle(here.queue().claim(PLACE).orElseThrow(), new Taken(Optional.of("SM1")));

            assertThat(here.outbox.state(id)).hasValue(DeliveryState.SENT);
            assertThat(here.sealed(id)).isZero();
            assertThat(here.entry(id).reference()).isEqualTo("SM1");
            assertThat(here.entry(id).masked()).isEqualTo("+91 ••••• ••123");
            assertThat(here.entry(id).text()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedAndUnclearOnesAreNeverTriedAgain(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String refused = here.put("1");
            here.queue().settle(here.queue().claim(PLACE).orElseThrow(), new Refused("code 21211"));
            String unclear = here.put("2");
            here.queue().settle(here.queue().claim(PLACE).orElseThrow(), new Unclear("no answer"));
            here.clock.forward(Duration.ofMinutes(4));
            here.queue().sweep();

            assertThat(here.queue().claim(PLACE)).isEmpty();
            assertThat(here.outbox.state(refused)).hasValue(DeliveryState.NOT_SENT);
            assertThat(here.outbox.state(unclear)).hasValue(DeliveryState.UNKNOWN);
            assertThat(here.entry(refused).reason()).isEqualTo("code 21211");
            assertThat(here.sealed(refused) + here.sealed(unclear)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void passingFaultsAreTriedAgainAfterGrowingPausesWhileItIsOfUse(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String id = here.put("123456");
            int tries = 0;
            long longest = 0;
            long last = here.clock.millis();
            for (int second = 0; second < 400; second++) {
                Optional<Claim> claim = here.queue().claim(PLACE);
                if (claim.isPresent()) {
                    tries++;
                    longest = Math.max(longest, here.clock.millis() - last);
                    last = here.clock.millis();
                    here.queue().settle(claim.get(), new Failed("busy", Optional.empty()));
                    assertThat(here.queue().claim(PLACE)).isEmpty();
                }
                here.clock.forward(Duration.ofSeconds(1));
            }
            assertThat(tries).isBetween(10, 16);
            assertThat(longest).isEqualTo(30_000);
            assertThat(here.outbox.state(id)).hasValue(DeliveryState.NOT_SENT);
            assertThat(here.entry(id).status()).isEqualTo("FAILED");
            assertThat(here.sealed(id)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsAsLongAsTheProviderAsks(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            here.put("123456");
            here.queue()
                    .settle(
                            here.queue().claim(PLACE).orElseThrow(),
                            new Failed("429", Optional.of(Duration.ofSeconds(40))));

            assertThat(here.queue().nextDue()).hasValue(here.clock.instant().plusSeconds(40));
            here.clock.forward(Duration.ofSeconds(39));
            assertThat(here.queue().claim(PLACE)).isEmpty();
            here.clock.forward(Duration.ofSeconds(1));
            assertThat(here.queue().claim(PLACE)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyNeedsAnyMoreExpiresAndIsWiped(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String id = here.put("123456");
            here.clock.forward(Duration.ofMinutes(5));

            assertThat(here.queue().claim(PLACE)).isEmpty();
            here.queue().sweep();

            assertThat(here.entry(id).status()).isEqualTo("EXPIRED");
            assertThat(here.outbox.state(id)).hasValue(DeliveryState.NOT_SENT);
            assertThat(here.sealed(id)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAVanishedSenderHadClaimedIsUnclearAndNeverSentAgain(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String mine = here.put("1");
            assertThat(here.queue().claim(PLACE)).isPresent();
            String others = here.put("2");
            assertThat(here.queue().claim("elsewhere")).isPresent();

            assertThat(here.queue().abandon(PLACE)).isEqualTo(1);
            assertThat(here.outbox.state(mine)).hasValue(DeliveryState.UNKNOWN);
            assertThat(here.outbox.state(others)).hasValue(DeliveryState.ON_ITS_WAY);

            here.clock.forward(Duration.ofSeconds(121));
            assertThat(here.outbox.state(others)).hasValue(DeliveryState.UNKNOWN);
            here.queue().sweep();
            assertThat(here.entry(others).status()).isEqualTo("UNCLEAR");
            assertThat(here.queue().claim(PLACE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatComesLateStillCounts(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String id = here.put("1");
            Claim claim = here.queue().claim(PLACE).orElseThrow();
            here.clock.forward(Duration.ofSeconds(121));
            here.queue().sweep();

            here.queue().settle(claim, new Taken(Optional.of("SM1")));

            assertThat(here.outbox.state(id)).hasValue(DeliveryState.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsOfTheProviderMoveAMessageForwardsOnly(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String id = here.put("1");
            Claim claim = here.queue().claim(PLACE).orElseThrow();
            // The report may be quicker than the answer.
            assertThat(here.outbox.reported(id, new DeliveryReport("SM1", DeliveryReport.State.SENT, "")))
                    .isTrue();
            assertThat(here.outbox.reported(id, new DeliveryReport("SM1", DeliveryReport.State.DELIVERED, "")))
                    .isTrue();
            here.queue().settle(claim, new Taken(Optional.of("SM1")));
            assertThat(here.outbox.reported(id, new DeliveryReport("SM1", DeliveryReport.State.FAILED, "late")))
                    .isTrue();
            assertThat(here.outbox.state(id)).hasValue(DeliveryState.DELIVERED);
            assertThat(here.sealed(id)).isZero();

            assertThat(here.outbox.reported(id, new DeliveryReport("SM2", DeliveryReport.State.FAILED, "")))
                    .isFalse();
            assertThat(here.outbox.reported("nobody", new DeliveryReport("SM1", DeliveryReport.State.SENT, "")))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReportOfFailureSaysWhy(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String id = here.put("1");
            here.queue().settle(here.queue().claim(PLACE).orElseThrow(), new Taken(Optional.of("SM1")));

            here.outbox.reported(id, new DeliveryReport("SM1", DeliveryReport.State.FAILED, "code 30003"));

            assertThat(here.outbox.state(id)).hasValue(DeliveryState.NOT_SENT);
            assertThat(here.entry(id).reason()).isEqualTo("code 30003");
        }
    }

    @ParameterizedTest
    @EnumSource
    void forTryingOutTheTextStaysReadableForADay(TestDatabase kind) {
        OutboxRules rules = new OutboxRules(OutboxFixture.WIDE, Set.of(Channel.SMS), Set.of(Channel.SMS));
        try (OutboxFixture here = new OutboxFixture(kind, root, rules)) {
            String id = here.put("Your code is 123456");
            here.queue().settle(here.queue().claim(PLACE).orElseThrow(), new Taken(Optional.empty()));
            assertThat(here.outbox.isTryOut()).isTrue();
            assertThat(here.entry(id).text()).hasValue("Your code is 123456");
            assertThat(here.entry(id).toString()).doesNotContain("123456");
            assertThat(here.sealed(id)).isEqualTo(1);

            here.clock.forward(Duration.ofDays(1).plusSeconds(1));
            here.queue().sweep();
            assertThat(here.entry(id).text()).isEmpty();

            here.clock.forward(Duration.ofDays(30));
            here.queue().sweep();
            assertThat(here.outbox.recent(10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagesGoWithTheirAccount(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String account = here.account("Asha");
            here.putTo(Optional.of(account), OutboxFixture.NUMBER);

            new Accounts(here.database, here.clock).delete(account);

            assertThat(here.outbox.recent(10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keyRotationResealsWhatWaitsAndPassesOverWhatIsWiped(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            here.put("sent");
            here.queue().settle(here.queue().claim(PLACE).orElseThrow(), new Taken(Optional.empty()));
            here.put("waiting");
            DataFolder folder = new DataFolder(root);

            long resealed = new KeyRotation(folder, here.database, Map.of()).rotate(_ -> {});

            assertThat(resealed).isEqualTo(2);
            Vault fresh = Vault.open(folder, here.database, Map.of());
            Outbox after = new Outbox(
                    here.database,
                    fresh,
                    here.clock,
                    new OutboxRules(OutboxFixture.WIDE, Set.of(Channel.SMS), Set.of()));
            assertThat(after.queue().claim(PLACE).orElseThrow().message().text())
                    .isEqualTo("waiting");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNoKeyOpensFailsAndHoldsUpNobody(TestDatabase kind) {
        try (OutboxFixture here = new OutboxFixture(kind, root)) {
            String broken = here.put("1");
            here.database
                    .jdbc()
                    .sql("UPDATE outbox SET content = ? WHERE id = ?")
                    .params(new byte[] {1, 2, 3}, broken)
                    .update();
            here.clock.forward(Duration.ofMillis(1));
            String whole = here.put("2");

            assertThat(here.queue().claim(PLACE).orElseThrow().message().id()).isEqualTo(whole);
            assertThat(here.entry(broken).status()).isEqualTo("FAILED");
        }
    }
}
