package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairsFileTest {
    @TempDir
    Path folder;

    private Path images;

    @BeforeEach
    void makeImages() throws IOException {
        images = Files.createDirectories(folder.resolve("images"));
        for (String name : new String[] {"Ann/1.jpg", "Ann/2.jpg", "Bob/1.jpg", "Zoë #1.jpg", "a#b.jpg"}) {
            Path image = images.resolve(name);
            Files.createDirectories(image.getParent());
            Files.createFile(image);
        }
        Files.createFile(folder.resolve("outside.jpg"));
    }

    @Test
    void readsPairsPastCommentsAndBlankLines() throws Exception {
        String text = "\ufeff# image_a\timage_b\tsame\r\n\r\nAnn/1.jpg\tAnn/2.jpg\t1\r\n  \t\n"
                + "Ann/1.jpg\t./Ann/../Bob/1.jpg\t0   # not she\nAnn/2.jpg\tBob/1.jpg\t0\t# nor here";

        assertThat(read(text))
                .containsExactly(
                        new Pair("Ann/1.jpg", "Ann/2.jpg", true),
                        new Pair("Ann/1.jpg", "Bob/1.jpg", false),
                        new Pair("Ann/2.jpg", "Bob/1.jpg", false));
    }

    @Test
    void aHashInsideANameIsNoComment() throws Exception {
        assertThat(read("a#b.jpg\tAnn/1.jpg\t0")).containsExactly(new Pair("a#b.jpg", "Ann/1.jpg", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann/1.jpg Ann/2.jpg 1",
                "Ann/1.jpg<TAB>Ann/2.jpg",
                "Ann/1.jpg<TAB>Ann/2.jpg<TAB>",
                "Ann/1.jpg<TAB>Ann/2.jpg<TAB>yes",
                "Ann/1.jpg<TAB>Ann/2.jpg<TAB>1.0",
                "Ann/1.jpg<TAB>Ann/2.jpg<TAB>-1",
                "Ann/1.jpg<TAB>Ann/2.jpg<TAB>1<TAB>0"
            })
    void refusesLineOfAnotherShapeWithFileAndLine(String line) {
        assertThatThrownBy(() -> read("# pairs\nAnn/1.jpg\tBob/1.jpg\t0\n" + line.replace("<TAB>", "\t")))
                .isInstanceOf(EvaluationInputException.class)
                .hasMessageContaining("pairs.tsv, line 3: expected image_a<TAB>image_b<TAB>1 or 0, got \"Ann/1.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.jpg", "Ann/../../outside.jpg", "/etc/passwd", "", "   ", ".", "..", "a\0b"})
    void refusesPathOutsideTheImages(String path) {
        assertThatThrownBy(() -> read(path + "\tAnn/1.jpg\t1"))
                .isInstanceOf(EvaluationInputException.class)
                .hasMessageContaining("pairs.tsv, line 1: expected a path inside the images folder, got \"");
    }

    @Test
    void refusesPictureComparedWithItself() {
        assertThatThrownBy(() -> read("Ann/1.jpg\tAnn/./1.jpg\t1"))
                .hasMessageContaining("line 1: expected two different");
    }

    @Test
    void refusesTwoAnswersForOnePair() {
        assertThatThrownBy(() -> read("Ann/1.jpg\tBob/1.jpg\t1\nBob/1.jpg\tAnn/1.jpg\t0"))
                .hasMessageContaining("line 2: expected one answer for a pair");
    }

    @Test
    void namesMissingImages() {
        assertThatThrownBy(() -> read("Ann/1.jpg\tAnn/9.jpg\t1\nAnn\tBob/8.jpg\t0"))
                .hasMessageContaining("found no \"Ann\", \"Ann/9.jpg\", \"Bob/8.jpg\"");
    }

    @Test
    void namesFiveMissingImagesAndCountsTheRest() {
        StringBuilder text = new StringBuilder();
        for (int i = 10; i < 30; i++) {
            text.append("Ann/1.jpg\tno").append(i).append(".jpg\t0\n");
        }
        assertThatThrownBy(() -> read(text.toString())).hasMessageEndingWith("\"no14.jpg\" and 15 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "\ufeff"})
    void refusesFileWithoutPairs(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageEndingWith("on at least one line, got none");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path file = folder.resolve("pairs.tsv");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0});
        assertThatThrownBy(() -> PairsFile.read(file, images)).hasMessageEndingWith("expected a text file in UTF-8");
    }

    @Test
    void refusesMissingFileAndFolder() {
        assertThatThrownBy(() -> PairsFile.read(folder.resolve("none.tsv"), images))
                .hasMessageEndingWith("none.tsv: expected a pairs file, no such file");
        assertThatThrownBy(() -> PairsFile.read(images, images)).hasMessageEndingWith("got a folder");
        assertThatThrownBy(() -> PairsFile.read(images, folder.resolve("none")))
                .hasMessageEndingWith("none: expected a folder of images");
    }

    @Test
    void showsNoControlCharactersAndNoLongLines() {
        assertThatThrownBy(() -> read("\u001b[31m" + "x".repeat(100_000)))
                .hasMessageNotContaining("\u001b")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    private List<Pair> read(String text) throws IOException, EvaluationInputException {
        Path file = folder.resolve("pairs.tsv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return PairsFile.read(file, images);
    }
}
