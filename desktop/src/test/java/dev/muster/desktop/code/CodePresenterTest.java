package dev.muster.desktop.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.desktop.HandClock;
import dev.muster.desktop.code.CodeView.Box;
import dev.muster.desktop.code.CodeView.Notice;
import dev.muster.desktop.code.CodeView.Phase;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.Message;
import dev.muster.otp.verify.CodeRules;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePresenterTest {
    private final HandClock clock = new HandClock();
    private final Deliveries delivery = new Deliveries(Channel.SMS);
    private final CodePresenter presenter = presenter(Deliveries.sms(delivery));

    @Test
    void nothingIsSentBeforeSomebodyAsks() {
        CodeView view = presenter.view();
        assertThat(view.phase()).isEqualTo(Phase.READY);
        assertThat(view.checkable()).isFalse();
        assertThat(view.send()).isEqualTo(new CodeView.Send(true, "Send code"));
        assertThat(view.status().text()).isEqualTo("A code of 6 digits that is good for 30 seconds.");
        assertThat(delivery.sent).isEmpty();
    }

    @Test
    void saysWhereItGoesMaskedAndByWhichWay() {
        assertThat(presenter.view().route()).isEqualTo("By text message to +91 ••••• ••123");
        assertThat(presenter(Deliveries.email(new Deliveries(Channel.EMAIL)))
                        .view()
                        .route())
                .isEqualTo("By e-mail to a•••@example.org");
        assertThat(presenter(new Route.DesktopNotice()).view().route()).contains("for trying out");
    }

    @Test
    void theRightCodeIsRightOnceHoweverItIsTyped() {
        send();
        assertThat(check(delivery.code())).isEqualTo(Box.Kind.RIGHT);
        CodeView view = presenter.view();
        assertThat(view.phase()).isEqualTo(Phase.RIGHT);
        assertThat(view.checkable()).isFalse();
        assertThat(view.send().enabled()).isTrue();
        assertThat(presenter.check(delivery.code())).isEmpty();
    }

    @Test
    void takesDigitsOfOtherScripts() {
        send();
        StringBuilder hindi = new StringBuilder();
        delivery.code().replace(" ", "").chars().forEach(digit -> hindi.append((char) (digit - '0' + '०')));
        assertThat(check(hindi.toString())).isEqualTo(Box.Kind.RIGHT);
    }

    @Test
    void aWrongCodeSaysHowManyTriesAreLeft() {
        send();
        assertThat(presenter.check(wrong()))
                .contains(new Box(Box.Kind.WRONG, "Wrong code", "That is not the code. 4 tries are left."));
        presenter.check(wrong());
        presenter.check(wrong());
        assertThat(presenter.check(wrong()).orElseThrow().text()).endsWith("1 try is left.");
        assertThat(presenter.view().status().text()).endsWith("1 try is left.");
        assertThat(check(delivery.code())).isEqualTo(Box.Kind.RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "------"})
    void whatCannotBeACodeCostsNoTry(String typed) {
        send();
        assertThat(presenter.check(typed)).isEmpty();
        assertThat(presenter.view().status().text()).startsWith("A code has 6 digits");
        assertThat(presenter.check(wrong()).orElseThrow().text()).contains("4 tries");
    }

    @Test
    void aCodeRunsOutAndSaysSo() {
        send();
        String code = delivery.code();
        clock.pass(Duration.ofSeconds(30));
        CodeView view = presenter.view();
        assertThat(view.phase()).isEqualTo(Phase.EXPIRED);
        assertThat(view.countdown().seconds()).isZero();
        assertThat(view.send().enabled()).isTrue();
        assertThat(check(code)).isEqualTo(Box.Kind.EXPIRED);
    }

    @Test
    void afterFiveWrongTriesTheCodeIsVoidAndThereIsAPause() {
        send();
        String code = delivery.code();
        for (int i = 0; i < 4; i++) {
            assertThat(check(wrong())).isEqualTo(Box.Kind.WRONG);
        }
        assertThat(presenter.check(wrong()))
                .contains(new Box(
                        Box.Kind.TOO_MANY,
                        "Too many wrong tries",
                        "The code was tried too often and is void. A new one can be sent in 30 seconds."));
        assertThat(presenter.check(code)).isEmpty();
        assertThat(presenter.view().phase()).isEqualTo(Phase.TOO_MANY);
        assertThat(presenter.view().send()).isEqualTo(new CodeView.Send(false, "Send again in 30 s"));
        clock.pass(Duration.ofSeconds(30));
        assertThat(presenter.view().send().enabled()).isTrue();
        assertThat(presenter.view().status().text()).endsWith("Send a new one.");
        send();
        assertThat(check(delivery.code())).isEqualTo(Box.Kind.RIGHT);
    }

    @Test
    void aNewCodeDoesNotResetTheFailures() {
        send();
        for (int i = 0; i < 5; i++) {
            presenter.check(wrong());
        }
        clock.pass(Duration.ofSeconds(30));
        send();
        Box box = presenter.check(wrong()).orElseThrow();
        assertThat(box.text()).isEqualTo("That is not the code. 4 tries are left. Go on in 60 seconds.");
        assertThat(presenter.view().checkable()).isFalse();
        assertThat(presenter.view().status().text()).isEqualTo("Too many wrong tries. Go on in 60 seconds.");
    }

    @Test
    void aNewCodeSupersedesTheOldOne() {
        send();
        String old = delivery.code();
        clock.pass(Duration.ofSeconds(10));
        do {
            clock.pass(Duration.ofSeconds(30));
            send();
        } while (delivery.code().equals(old));
        assertThat(check(old)).isEqualTo(Box.Kind.WRONG);
        assertThat(check(delivery.code())).isEqualTo(Box.Kind.RIGHT);
    }

    @Test
    void anotherCodeCanBeSentAfterAPauseThatGrows() {
        send();
        assertThat(presenter.view().send()).isEqualTo(new CodeView.Send(false, "Send again in 10 s"));
        assertThat(presenter.send()).isEmpty();
        clock.pass(Duration.ofMillis(9_500));
        assertThat(presenter.view().send().label()).isEqualTo("Send again in 1 s");
        clock.pass(Duration.ofMillis(500));
        send();
        assertThat(presenter.view().send().label()).isEqualTo("Send again in 20 s");
        clock.pass(Duration.ofSeconds(20));
        send();
        assertThat(presenter.view().send().label()).isEqualTo("Send again in 40 s");
        clock.pass(Duration.ofSeconds(30));
        assertThat(presenter.view().send().enabled()).as("once it has run out").isTrue();
        assertThat(delivery.sent).hasSize(3);
    }

    @Test
    void theCountdownTellsTheTruthAfterTheClockJumps() {
        send();
        clock.pass(Duration.ofMillis(12_400));
        assertThat(presenter.view().countdown().seconds()).isEqualTo(18);
        assertThat(presenter.view().countdown().share()).isBetween(0.58, 0.59);
        clock.pass(Duration.ofHours(8)); // the lid was closed
        assertThat(presenter.view().phase()).isEqualTo(Phase.EXPIRED);
        clock.pass(Duration.ofHours(-8));
        assertThat(presenter.view().countdown().seconds()).isEqualTo(18);
        clock.pass(Duration.ofHours(-1));
        assertThat(presenter.view().countdown().share()).isEqualTo(1);
    }

    @Test
    void aDesktopNoticeShowsTheCodeAsLongAsItIsGood() {
        CodePresenter trying = presenter(new Route.DesktopNotice());
        assertThat(trying.send()).as("nothing to wait for").isEmpty();
        Notice notice = trying.view().notice().orElseThrow();
        assertThat(notice.code()).matches("\\d{3} \\d{3}");
        assertThat(trying.view().toString()).doesNotContain(notice.code());
        clock.pass(Duration.ofSeconds(31));
        assertThat(trying.view().notice()).isEmpty();
        trying.send();
        String code = trying.view().notice().orElseThrow().code();
        trying.dismissNotice();
        assertThat(trying.view().notice()).isEmpty();
        assertThat(trying.check(code).orElseThrow().kind()).isEqualTo(Box.Kind.RIGHT);
    }

    @Test
    void noNoticeShowsACodeThatIsDelivered() {
        send();
        assertThat(presenter.view().notice()).isEmpty();
        Message message = delivery.sent.getLast();
        assertThat(message.text()).contains("is good for 30 seconds");
        assertThat(message.goodUntil()).isEqualTo(clock.instant().plusSeconds(30));
    }

    @Test
    void aCodeMayBeEnteredWhileTheProviderStillAnswers() {
        Runnable errand = presenter.send().orElseThrow();
        assertThat(presenter.view().status().text()).isEqualTo("Sending…");
        assertThat(presenter.view().checkable()).isTrue();
        errand.run();
        assertThat(presenter.view().status().text()).startsWith("Sent.");
    }

    @Test
    void saysWhyNothingWentAndTheWayOut() {
        delivery.answer = new DeliveryOutcome.Refused("no such number");
        send();
        assertThat(presenter.view().phase()).isEqualTo(Phase.UNSENT);
        assertThat(presenter.view().status().text())
                .isEqualTo("Not sent: no such number. Check the address, or start without --to to try it out.");
        assertThat(presenter.view().send().enabled()).isTrue();
        assertThat(presenter.view().checkable()).isFalse();
        delivery.answer = new DeliveryOutcome.Failed("busy", Optional.of(Duration.ofSeconds(20)));
        send();
        assertThat(presenter.view().status().text()).isEqualTo("Not sent: busy. Send a new one in 20 seconds.");
    }

    @Test
    void aSendingThatNobodyIsSureOfLeavesTheCodeGood() {
        delivery.answer = new DeliveryOutcome.Unclear("no answer in time");
        send();
        assertThat(presenter.view().phase()).isEqualTo(Phase.LIVE);
        assertThat(presenter.view().status().text()).startsWith("Perhaps not sent: no answer in time.");
        assertThat(presenter.view().send().enabled()).isTrue();
        assertThat(check(delivery.code())).isEqualTo(Box.Kind.RIGHT);
    }

    @Test
    void aDeliveryThatBreaksIsSaidWithoutTheAddress() {
        CodePresenter broken = presenter(Deliveries.sms(delivery), new Delivery() {
            @Override
            public Channel channel() {
                return Channel.SMS;
            }

            @Override
            public DeliveryOutcome send(Message message) {
                throw new IllegalStateException(
                        "could not reach " + message.to().text());
            }
        });
        broken.send().orElseThrow().run();
        assertThat(broken.view().status().text())
                .contains("the delivery failed (IllegalStateException)")
                .doesNotContain("9876543123");
    }

    @Test
    void aLateAnswerAboutAnOldCodeChangesNothing() {
        delivery.answer = new DeliveryOutcome.Refused("no such number");
        Runnable slow = presenter.send().orElseThrow();
        clock.pass(Duration.ofSeconds(30));
        delivery.answer = new DeliveryOutcome.Taken(Optional.empty());
        send();
        delivery.answer = new DeliveryOutcome.Refused("no such number");
        slow.run();
        assertThat(presenter.view().phase()).isEqualTo(Phase.LIVE);
    }

    @Test
    void aRouteAndItsAddressAreOfOneKind() {
        assertThatThrownBy(() -> Deliveries.email(delivery)).isInstanceOf(IllegalArgumentException.class);
    }

    private CodePresenter presenter(Route route) {
        return new CodePresenter(route, CodeRules.QUICK, clock, new SecureRandom());
    }

    private CodePresenter presenter(Route.Delivered route, Delivery by) {
        return presenter(new Route.Delivered(by, route.to()));
    }

    private void send() {
        presenter.send().orElseThrow().run();
    }

    private Box.Kind check(String typed) {
        return presenter.check(typed).orElseThrow().kind();
    }

    /** Another code of the same length. */
    private String wrong() {
        String code = delivery.code().replace(" ", "");
        return (code.startsWith("9") ? "0" : "9") + code.substring(1);
    }
}
