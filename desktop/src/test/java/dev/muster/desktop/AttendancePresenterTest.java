package dev.muster.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.AttendanceEvent.AlreadyRecorded;
import dev.muster.attendance.AttendanceEvent.CameraLost;
import dev.muster.attendance.AttendanceEvent.CameraRestored;
import dev.muster.attendance.AttendanceEvent.FramesDropped;
import dev.muster.attendance.AttendanceEvent.Recorded;
import dev.muster.attendance.AttendanceEvent.SourceEnded;
import dev.muster.attendance.AttendanceEvent.UnreadablePicture;
import dev.muster.attendance.Scene;
import dev.muster.attendance.register.Punch;
import dev.muster.desktop.AttendanceView.Banner;
import dev.muster.desktop.AttendanceView.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttendancePresenterTest {
    private final HandClock clock = new HandClock();
    private final AttendancePresenter presenter = new AttendancePresenter("door", List.of(), clock);

    @Test
    void startsEmptyAndWaiting() {
        AttendanceView view = presenter.view();
        assertThat(view.rows()).isEmpty();
        assertThat(view.present()).isZero();
        assertThat(view.day()).isEqualTo("Monday, 2 March 2026");
        assertThat(view.notice())
                .hasValueSatisfying(notice -> assertThat(notice.title()).contains("Waiting"));
        assertThat(view.status().text()).isEqualTo("door · starting");
    }

    @Test
    void listsWhoIsInTheRegisterAlready() {
        List<Punch> today = List.of(Facts.punch("Ada Lovelace", "08:55"), Facts.punch("Alan Turing", "09:01"));
        AttendanceView view = new AttendancePresenter("door", today, clock).view();
        assertThat(view.rows()).extracting(Row::name).containsExactly("Alan Turing", "Ada Lovelace");
        assertThat(view.rows()).noneMatch(Row::fresh);
        assertThat(view.banners()).isEmpty();
    }

    @Test
    void putsTheNewestOnTopAndAnnouncesIt() {
        presenter.onEvent(new Recorded(Facts.punch("Alan Turing", "09:10")));
        presenter.onEvent(new Recorded(Facts.punch("Ada Lovelace", "09:14")));
        AttendanceView view = presenter.view();
        assertThat(view.rows()).first().isEqualTo(new Row("Ada Lovelace", "09:14", "0.71", true));
        assertThat(view.banners().getFirst().text()).isEqualTo("Ada Lovelace recorded 09:14");
        assertThat(view.banners().getFirst().kind()).isEqualTo(Banner.Kind.RECORDED);
        assertThat(view.glow()).isPositive();
        assertThat(view.moving()).isTrue();
        assertThat(view.present()).isEqualTo(2);
    }

    @Test
    void theAnnouncementFadesAndGoes() {
        presenter.onEvent(new Recorded(Facts.punch("Ada Lovelace", "09:14")));
        clock.pass(Duration.ofMillis(5650));
        assertThat(presenter.view().banners().getFirst().opacity()).isBetween(0.3, 0.7);
        assertThat(presenter.view().glow()).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(presenter.view().banners()).isEmpty();
        assertThat(presenter.view().moving()).isFalse();
        assertThat(presenter.view().rows()).first().extracting(Row::fresh).isEqualTo(false);
    }

    @Test
    void neverShowsMoreThanThreeAnnouncements() {
        for (int i = 10; i < 60; i++) {
            presenter.onEvent(new Recorded(Facts.punch("Person " + i, "09:" + i)));
        }
        assertThat(presenter.view().banners()).hasSize(3);
        assertThat(presenter.view().rows()).hasSize(50);
    }

    @Test
    void whoComesTwiceIsListedOnce() {
        Punch earlier = Facts.punch("Ada Lovelace", "08:00");
        presenter.onEvent(new Recorded(earlier));
        presenter.onEvent(new AlreadyRecorded(Facts.punch("Ada Lovelace", "09:14"), earlier));
        assertThat(presenter.view().rows()).hasSize(1);
        assertThat(presenter.view().banners().getFirst().text()).contains("08:00");
    }

    @Test
    void countsPeopleNotPunches() {
        presenter.onEvent(new Recorded(Facts.punch("Ada Lovelace", "08:00")));
        presenter.onEvent(new Recorded(Facts.punch("Ada Lovelace", "09:14")));
        assertThat(presenter.view().present()).isEqualTo(1);
        assertThat(presenter.view().rows()).hasSize(2);
    }

    @Test
    void someoneWhomAnotherProcessRecordedAppearsToo() {
        presenter.onEvent(
                new AlreadyRecorded(Facts.punch("Ada Lovelace", "09:14"), Facts.punch("Ada Lovelace", "08:00")));
        assertThat(presenter.view().rows()).extracting(Row::time).containsExactly("08:00");
    }

    @Test
    void aNewDayStartsANewList() {
        presenter.onEvent(new Recorded(Facts.punch("Ada Lovelace", "09:14")));
        presenter.onScene(tomorrow());
        assertThat(presenter.view().rows()).isEmpty();
        assertThat(presenter.view().day()).isEqualTo("Tuesday, 3 March 2026");
    }

    @Test
    void countsDownWhileTheCameraIsLost() {
        presenter.onScene(scene());
        presenter.onEvent(new CameraLost("door", "no frame for 10 s", Duration.ofSeconds(4)));
        clock.pass(Duration.ofMillis(1500));
        assertThat(presenter.view().status().text()).isEqualTo("door · camera lost · trying again in 3 s");
        assertThat(presenter.view().notice())
                .hasValueSatisfying(
                        notice -> assertThat(notice.detail()).isEqualTo("no frame for 10 s\ntrying again in 3 s"));
        clock.pass(Duration.ofSeconds(9));
        assertThat(presenter.view().status().text()).endsWith("trying again now");
    }

    @Test
    void saysWhenTheCameraIsBack() {
        presenter.onEvent(new CameraLost("door", "no frame for 10 s", Duration.ofSeconds(4)));
        presenter.onEvent(new CameraRestored("door", Duration.ofSeconds(12)));
        presenter.onScene(scene());
        assertThat(presenter.view().notice()).isEmpty();
        assertThat(presenter.view().banners().getFirst().text()).isEqualTo("Camera is back after 12 s");
    }

    @Test
    void showsFramesPerSecondAndWhatWasLeftOut() {
        for (int i = 0; i < 60; i++) {
            presenter.onScene(scene());
            clock.pass(Duration.ofMillis(40));
        }
        presenter.onEvent(new FramesDropped("door", 3));
        presenter.onEvent(new FramesDropped("door", 4));
        assertThat(presenter.view().status().text()).isEqualTo("door · 25 fps · 7 frames left out");
    }

    @Test
    void saysThatTheFileIsAtItsEnd() {
        presenter.onScene(scene());
        presenter.onEvent(new SourceEnded("door", 275));
        AttendanceView view = presenter.view();
        assertThat(view.banners()).containsExactly(new Banner(Banner.Kind.ENDED, "End of door · 275 pictures seen", 1));
        assertThat(view.scene()).isPresent();
        assertThat(view.notice()).isEmpty();
        assertThat(view.moving()).isFalse();
        assertThat(view.status().text()).isEqualTo("door · ended");
    }

    @Test
    void namesAPictureThatCannotBeRead() {
        presenter.onEvent(new UnreadablePicture("a.jpg", "cut off"));
        assertThat(presenter.view().banners().getFirst().text()).isEqualTo("a.jpg skipped: cut off");
    }

    @Test
    void keepsOnlyTheNewestPicture() {
        Scene last = scene();
        for (int i = 0; i < 1000; i++) {
            presenter.onScene(scene());
        }
        presenter.onScene(last);
        assertThat(presenter.view().scene()).containsSame(last);
    }

    @Test
    void namesCannotTurnTheTextAroundOrSpanLines() {
        presenter.onEvent(new Recorded(Facts.punch("Ada\n\u202EecalevoL\u0000\t", "09:14")));
        assertThat(presenter.view().rows().getFirst().name()).isEqualTo("Ada ecalevoL");
    }

    private Scene scene() {
        return Facts.scene(Facts.grey(8, 8, 100));
    }

    private Scene tomorrow() {
        return Facts.scene(Facts.grey(8, 8, 100).at(Facts.NOW.plus(Duration.ofDays(1))));
    }
}
