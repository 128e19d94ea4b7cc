package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolling into a folder of known faces, and identifying with it. */
final class KnownFacesTest {
    @TempDir
    private Path folder;

    @Test
    void identifiesThoseWhoWereEnrolledAndNobodyElse() throws IOException {
        Path known = folder.resolve("known");
        List<Path> portraits = Portraits.of(1, folder);
        Program enrol = Program.run("enrol", "Ada Lovelace", portraits.getFirst(), "--known", known, "--json");
        assertThat(enrol.code()).isZero();
        assertThat(enrol.object()).containsEntry("enrolled", true).containsEntry("name", "Ada Lovelace");
        assertThat(Path.of((String) enrol.object().get("stored"))).exists();

        Program run = Program.run("identify", "--json", "--known", known, Photos.sample(1, folder));
        assertThat(run.code()).isEqualTo(1);
        List<Map<String, Object>> faces = Program.maps(run.object().get("faces"));
        assertThat(faces)
                .hasSize(3)
                .allSatisfy(face -> assertThat(face)
                        .containsKeys("name", "similarity", "candidates", "box", "landmarks", "quality"));
        assertThat(faces).extracting(face -> face.get("name")).containsOnlyOnce("Ada Lovelace");
        assertThat(faces.stream().filter(face -> face.get("name") == null)).hasSize(2);

        Program alone = Program.run("identify", "--known", known, portraits.getFirst());
        assertThat(alone.code()).isZero();
        assertThat(alone.out()).contains("Ada Lovelace");
    }

    @Test
    void enrolsNoPhotoTwiceAndNoneThatIsNotGoodEnough() throws IOException {
        Path known = folder.resolve("known");
        Path portrait = Portraits.of(6, folder).getFirst();
        Path group = Photos.sample(3, folder);
        HostileImages.Folder hostile = HostileImages.in(folder);
        Program run =
                Program.run("enrol", "Ada", portrait, portrait, group, hostile.truncated(), "--known", known, "--json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.array()).extracting(entry -> entry.get("enrolled")).containsExactly(true, false, false, false);
        assertThat(run.array().get(2)).containsKey("error");
        assertThat(run.err()).contains("sample3.jpg", "truncated.jpg");
        try (var files = Files.list(known)) {
            assertThat(files.filter(file -> !file.getFileName().toString().startsWith(".")))
                    .hasSize(1);
        }
    }

    @Test
    void refusesNamesThatLeaveTheFolder() throws IOException {
        Path portrait = Portraits.of(6, folder).getFirst();
        for (String name : List.of("../evil", "", "a/b", ".hidden", "tab\there")) {
            Program run = Program.run("enrol", name, portrait, "--known", folder.resolve("known"));
            assertThat(run.code()).as(name).isEqualTo(2);
            assertThat(run.err()).contains("name");
        }
        assertThat(folder.resolve("evil.png")).doesNotExist();
    }

    @Test
    void saysWhenThereIsNobodyToCompareWith() throws IOException {
        Path photo = Photos.sample(1, folder);
        assertThat(Program.run("identify", photo, "--known", folder.resolve("nowhere")))
                .returns(2, Program::code)
                .extracting(Program::err)
                .asString()
                .contains("--known", "nowhere", "does not exist");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(Program.run("identify", photo, "--known", empty).err()).contains("expected at least one good photo");
    }

    @Test
    void namesThePhotosItSkips() throws IOException {
        Path known = Files.createDirectory(folder.resolve("known"));
        Path portrait = Portraits.of(1, folder).getFirst();
        Files.copy(portrait, known.resolve("Ada.png"));
        Files.copy(Photos.sample(3, folder), known.resolve("Crowd.jpg"));
        Program run = Program.run("identify", portrait, "--known", known);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("Skipped", "Crowd.jpg", "3 faces");
    }

    @Test
    void namesEveryProbeOfTheSharedSamplesRightly() {
        Path known = Photos.copyOfShared("samples/known", folder);
        Path probes = Photos.shared("samples/probe");
        Program run = Program.run(
                "identify",
                "--json",
                "--known",
                known,
                probes.resolve("alex.jpg"),
                probes.resolve("biden.jpg"),
                probes.resolve("kit-and-rose.jpg"),
                probes.resolve("obama-240p.jpg"),
                probes.resolve("obama-and-biden-1.jpg"));
        assertThat(run.array().stream().map(KnownFacesTest::names))
                .containsExactly(
                        List.of("Alex Lacamoire"),
                        List.of("Joe Biden"),
                        List.of("Kit Harington", "Rose Leslie"),
                        List.of("Barack Obama"),
                        List.of("Barack Obama", "Joe Biden"));
    }

    private static List<Object> names(Map<String, Object> image) {
        return Program.maps(image.get("faces")).stream()
                .map(face -> face.get("name"))
                .filter(name -> name != null)
                .sorted()
                .toList();
    }
}
