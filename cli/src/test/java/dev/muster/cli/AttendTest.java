package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.camera.Capture;
import dev.muster.camera.MovingPhotos;
import dev.muster.camera.VideoRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttendTest {
    @TempDir
    private Path folder;

    @Test
    void recordsWhoIsInAClipOnceAndAddsNothingTheSecondTime() throws Exception {
        Path clip = clip(1);
        Path known = known(1, "=Ada Lovelace");
        Program first = attend(known, clip, "--json", "--annotate", folder.resolve("boxes.mp4"));
        assertThat(first.code()).as(first.err()).isZero();
        List<Map<String, Object>> events = first.lines();
        assertThat(events).extracting(event -> event.get("event")).containsExactly("recorded", "ended", "summary");
        assertThat(events.getFirst())
                .containsEntry("name", "=Ada Lovelace")
                .containsEntry("source", "clip.mp4")
                .containsKey("similarity");
        assertThat((String) events.getFirst().get("time"))
                .startsWith("2026-03-01T09:00:0")
                .endsWith("+01:00");
        assertThat(events.getLast()).containsEntry("present", List.of("=Ada Lovelace"));
        assertThat(folder.resolve("boxes.mp4")).isNotEmptyFile();
        String register = Files.readString(folder.resolve("out/2026-03-01.csv"));
        assertThat(register.lines()).hasSize(2);

        Program second = attend(known, clip, "--json");
        assertThat(second.lines()).extracting(event -> event.get("event")).contains("already_recorded");
        assertThat(Files.readString(folder.resolve("out/2026-03-01.csv"))).isEqualTo(register);

        Program later = attendAt("2026-03-01T10:00+01:00", known, clip, "--repeat-after", "30m");
        assertThat(later.out()).contains("10:00:0", "recorded", "Register of 2026-03-01");
        assertThat(Files.readString(folder.resolve("out/2026-03-01.csv")).lines())
                .hasSize(3);
    }

    @Test
    void tellsOfPhotosThatItSkipsAndGoesOn() throws Exception {
        Path known = known(3, "Ada");
        Files.writeString(known.resolve("Letter.jpg"), "not a picture");
        Program run = attend(known, photos(), "--json", "--fps", "1");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.lines().getFirst())
                .containsEntry("event", "skipped_photo")
                .containsKeys("file", "error");
        assertThat(run.lines()).extracting(event -> event.get("event")).contains("unreadable", "ended");
    }

    @Test
    void refusesWhatItCannotUseInOneSentence() throws IOException {
        Path known = Files.createDirectory(folder.resolve("known"));
        Path photo = Photos.sample(1, folder);
        assertThat(Program.run("attend").err()).contains("--source");
        assertThat(Program.run("attend", "--source", photo).err()).contains("--known", "--data");
        refuses("--source", known, folder.resolve("no-such.mp4"));
        refuses("--known", folder.resolve("nobody"), folder);
        refuses("--known", known, folder);
        assertThat(attendAt("yesterday", known, folder).err()).contains("--start-at: expected a date and time");
        refuses("--fps", known, folder, "--fps", "0");
        refuses("--repeat-after", known, folder, "--repeat-after", "soon");
        refuses("--repeat-after", known, folder, "--repeat-after", "0s");
        refuses("--zone", known, folder, "--zone", "Mars/Olympus");
        refuses("--fmr", known, folder, "--fmr", "1");
        Files.copy(photo, known.resolve("Crowd.jpg"));
        refuses("--known", known, folder);
    }

    @Test
    void tellsOfARegisterThatItCannotReadBeforeAnythingStarts() throws IOException {
        Path known = Files.createDirectory(folder.resolve("known"));
        Path day = Files.createDirectory(folder.resolve("out")).resolve("2026-03-01.csv");
        Files.writeString(day, "who;when\nAda;nine\n");
        Program run = attend(known, folder.resolve("no-such.mp4"));
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .contains("--out: ", "2026-03-01.csv, line 1: expected", "name,date,time")
                .doesNotContain("--source", "\tat ");
        assertThat(day).hasContent("who;when\nAda;nine\n");
    }

    private static void refuses(String option, Path known, Path source, Object... more) {
        Program run = attend(known, source, more);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(option).contains("expected").doesNotContain("\tat ");
    }

    @Test
    void namesOnlyThoseWhoAreInTheSharedClip() throws IOException {
        Path clip = Files.copy(Photos.shared("samples/video/hamilton.mp4"), folder.resolve("hamilton.mp4"));
        Path known = Photos.copyOfShared("samples/known", folder);
        Program run = attend(known, clip, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(recorded(run)).contains("Lin-Manuel Miranda").isSubsetOf("Lin-Manuel Miranda", "Barack Obama");
        assertThat(recorded(attend(known, clip, "--json"))).isEmpty();
    }

    private static List<Object> recorded(Program run) {
        return run.lines().stream()
                .filter(event -> "recorded".equals(event.get("event")))
                .<Object>map(event -> event.get("name"))
                .toList();
    }

    private static Program attend(Path known, Path source, Object... more) {
        return attendAt("2026-03-01T09:00", known, source, more);
    }

    private static Program attendAt(String start, Path known, Path source, Object... more) {
        Path out = source.resolveSibling("out");
        List<Object> args = new ArrayList<>(List.of("attend", "--known", known, "--source", source));
        args.addAll(List.of("--out", out, "--start-at", start));
        if (!List.of(more).contains("--zone")) {
            args.addAll(List.of("--zone", "Europe/Berlin"));
        }
        args.addAll(List.of(more));
        return Program.run(args.toArray());
    }

    /** A folder with the portrait of somebody who is on a sample photo. */
    private Path known(int sample, String name) throws IOException {
        Path known = Files.createDirectory(folder.resolve("known"));
        Files.copy(Portraits.of(sample, folder).getFirst(), known.resolve(name + ".png"));
        return known;
    }

    private Path clip(int sample) throws Exception {
        Path file = folder.resolve("clip.mp4");
        try (MovingPhotos photos = new MovingPhotos(
                        List.of(ImageIO.read(Photos.sample(sample, folder).toFile())),
                        4,
                        Optional.empty(),
                        Clock.systemUTC());
                VideoRecorder recorder = VideoRecorder.open(file, 1280, 720, 4)) {
            while (photos.next() instanceof Capture.Captured captured) {
                recorder.write(captured.frame());
            }
        }
        return file;
    }

    /** A folder of images, one of them broken. */
    private Path photos() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Photos.sample(2, photos);
        Files.writeString(photos.resolve("broken.jpg"), "not a picture");
        return photos;
    }
}
