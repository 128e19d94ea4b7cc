package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeopleImportTest {
    @TempDir
    private Path folder = Path.of("");

    private Path photos() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("known_faces"));
        List<Path> portraits = Portraits.of(5, folder);
        Files.copy(portraits.get(0), photos.resolve("Asha Rao.png"));
        Files.copy(portraits.get(1), photos.resolve("Ravi.png"));
        return photos;
    }

    private Program run(Path source, Object... more) {
        Object[] all = new Object[5 + more.length];
        System.arraycopy(new Object[] {"people", "import", source, "--data", folder.resolve("data")}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Program.run(all);
    }

    @Test
    void withoutTheDeclarationNothingIsRead() throws IOException {
        Program result = run(photos());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--consent-obtained is missing").contains("has agreed");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void everybodyIsEnrolledOnceHoweverOftenItRuns() throws IOException {
        Path photos = photos();
        assertThat(run(photos, "--consent-obtained").code()).isZero();
        Program again = run(photos, "--consent-obtained");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("0 photos enrolled, 2 there already, 0 refused");
    }

    @Test
    void aRefusedPhotoGetsARowAndAnExitCodeOfItsOwn() throws IOException {
        Path photos = photos();
        Files.writeString(photos.resolve("Phone.heic"), "\0\0\0\030ftypheic\0\0\0\0", StandardCharsets.ISO_8859_1);
        Files.copy(photos.resolve("Ravi.png"), photos.resolve("Zoe.png"));
        Program result = run(photos, "--consent-obtained");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("refused  Phone.heic is a HEIC image")
                .contains("save it as JPEG")
                .contains("refused  Zoe.png shows a face that is enrolled as somebody else already: Ravi");
    }

    @Test
    void whatIsNoSourceIsSaidInASentence() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        assertThat(run(text, "--consent-obtained").err()).contains("expected a folder, a zip archive or a CSV");
        assertThat(run(folder.resolve("missing"), "--consent-obtained").err()).contains("does not exist");
        Path broken = Files.writeString(folder.resolve("people.zip"), "PK broken");
        assertThat(run(broken, "--consent-obtained").err()).contains("not a zip archive that can be read");
    }
}
