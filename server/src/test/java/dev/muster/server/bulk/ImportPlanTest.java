package dev.muster.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportPlanTest {
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    private Path folder = Path.of("");

    private Path zip(String... names) throws IOException {
        Path file = folder.resolve("people.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Path write(String name, String content, Charset charset) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, content, charset);
        return file;
    }

    private Path write(String name, String content) throws IOException {
        return write(name, content, StandardCharsets.UTF_8);
    }

    private static List<String> names(Path source) {
        try (ImportPlan plan = ImportPlan.read(source)) {
            return plan.photos().stream()
                    .map(photo -> photo.person().name() + " < " + photo.label())
                    .toList();
        }
    }

    private static List<String> refusals(Path source) {
        try (ImportPlan plan = ImportPlan.read(source)) {
            return plan.photos().stream()
                    .flatMap(photo -> photo.refusal().stream())
                    .toList();
        }
    }

    @Test
    void filesAndFoldersAreNamedAfterPeople() throws IOException {
        assertThat(names(zip("Asha Rao.jpg", "Ravi/1.jpg", "Ravi/2.PNG", "__MACOSX/._x", "Ravi/.DS_Store")))
                .containsExactly("Asha Rao < Asha Rao.jpg", "Ravi < Ravi/1.jpg", "Ravi < Ravi/2.PNG");
    }

    @Test
    void aFolderAroundEverybodyIsNobody() throws IOException {
        assertThat(names(zip("known_faces/Asha.jpg", "known_faces/Ravi.jpg")))
                .containsExactly("Asha < known_faces/Asha.jpg", "Ravi < known_faces/Ravi.jpg");
        assertThat(names(zip("people/Asha/1.jpg", "people/Ravi/1.jpg", "people/readme.txt")))
                .contains("Asha < people/Asha/1.jpg", "Ravi < people/Ravi/1.jpg");
        assertThat(names(zip("Asha/1.jpg", "Asha/2.jpg"))).containsExactly("Asha < Asha/1.jpg", "Asha < Asha/2.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.jpg", "/etc/evil.jpg", "a/../../evil.jpg", "C:/evil.jpg", "a\\evil.jpg"})
    void aPathThatLeadsOutsideIsRefused(String path) throws IOException {
        assertThat(refusals(zip(path, "Asha.jpg"))).singleElement().asString().contains("outside its folder");
    }

    @Test
    void anArchiveInsideTheArchiveIsRefused() throws IOException {
        assertThat(refusals(zip("Asha.jpg", "more.zip")))
                .singleElement()
                .asString()
                .contains("unpack it first");
    }

    @Test
    void anEntryThatUnpacksToTooMuchIsNotUnpacked() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("Asha.jpg"));
            zeros(out, 70);
        }
        assertThat(Files.size(bomb)).isLessThan(MEGABYTE);
        assertThat(refusals(bomb)).singleElement().asString().contains("larger than the 64 MB");
    }

    @Test
    void aListWithANullCharacterIsRefused() throws IOException {
        Path list = write("people.csv", "name,photos\nAsha?Rao,\n".replace('?', '\0'));
        assertThatThrownBy(() -> ImportPlan.read(list))
                .isInstanceOf(BadSource.class)
                .hasMessageContaining("null character");
    }

    private static void zeros(OutputStream out, int megabytes) throws IOException {
        byte[] block = new byte[MEGABYTE];
        for (int i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }

    @Test
    void whatOnlyCallsItselfAnArchiveIsRefusedInWords() throws IOException {
        assertThatThrownBy(() -> ImportPlan.read(write("x.zip", "PK but no zip")))
                .isInstanceOf(BadSource.class)
                .hasMessageContaining("not a zip archive");
        assertThatThrownBy(() -> ImportPlan.read(write("x.txt", "hello")))
                .isInstanceOf(BadSource.class)
                .hasMessageContaining("expected a folder, a zip archive or a CSV");
        assertThatThrownBy(() -> ImportPlan.read(folder.resolve("missing"))).hasMessageContaining("does not exist");
    }

    @Test
    void aListNamesPeopleGroupsDaysAndPhotos() throws IOException {
        write("photos/a.jpg", "a");
        write("photos/b.jpg", "b");
        Path list = write("people.csv", """
                Name,External ID,Groups,Photos,Valid from,Valid to
                Asha Rao,E-1,Staff;Night,photos/a.jpg;photos\\b.jpg,2026-01-01,2026-12-31
                "Ravi, the second",,,missing.jpg,,
                Nobody Pictured,E-3,,,,
                ,E-4,,,,
                Late,,,,31.12.2026,
                """);
        try (ImportPlan plan = ImportPlan.read(list)) {
            PersonEntry asha = plan.photos().getFirst().person();
            assertThat(asha.externalId()).contains("E-1");
            assertThat(asha.groups()).containsExactlyInAnyOrder("Staff", "Night");
            assertThat(asha.validTo()).contains(LocalDate.of(2026, 12, 31));
            assertThat(plan.photos())
                    .filteredOn(photo -> photo.file().isPresent())
                    .hasSize(2);
        }
        assertThat(names(list)).contains("Ravi, the second < missing.jpg", "Nobody Pictured < line 4");
        assertThat(refusals(list))
                .containsExactly(
                        "is not among the files", "has no name", "expected dates like 2026-03-31, got \"31.12.2026\"");
    }

    @Test
    void aListMayUseSemicolonsAndOldEncodings() throws IOException {
        assertThat(names(write("people.csv", "name;photo\nJosé;\n", Charset.forName("windows-1252"))))
                .containsExactly("José < line 2");
        assertThat(names(write("people.csv", "\uFEFFname\tid\nMüller\t7\n"))).containsExactly("Müller < line 2");
    }

    @Test
    void aListInAnArchiveIsTheImport() throws IOException {
        Path file = folder.resolve("list.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("all/people.csv"));
            out.write("name,photo\nAsha,pictures/1.jpg\n".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("all/pictures/1.jpg"));
            out.write(1);
        }
        assertThat(names(file)).containsExactly("Asha < pictures/1.jpg");
        assertThat(refusals(file)).isEmpty();
    }

    @Test
    void aListWithoutNamesSaysWhatWasExpected() throws IOException {
        assertThatThrownBy(() -> ImportPlan.read(write("people.csv", "a,b\n1,2\n")))
                .isInstanceOf(BadSource.class)
                .hasMessageContaining("among them \"name\"");
    }

    @Test
    void aListMayNotNamePhotosOutsideItsFolder() throws IOException {
        assertThat(refusals(write("sub/people.csv", "name,photo\nAsha,../../etc/passwd\n")))
                .containsExactly("has a path that leads outside its folder");
    }
}
