package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void entersThePeopleOfTheSamplePhotosAndLeavesStrangersOut() throws IOException {
        Program run = Program.run("demo", "--json", "--fps", "4", "--out", folder);
        assertThat(run.code()).as(run.err()).isZero();
        List<Map<String, Object>> events = run.lines();
        List<String> present = Program.texts(events.getLast().get("present"));
        try (Stream<Path> known = Files.list(folder.resolve("known"))) {
            List<String> enrolled = known.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .map(name -> name.replace(".png", ""))
                    .toList();
            assertThat(enrolled).hasSizeBetween(12, 20);
            assertThat(present).hasSizeGreaterThan(enrolled.size() - 3).isSubsetOf(enrolled);
        }
        assertThat(events).extracting(event -> event.get("event")).contains("recorded", "already_recorded", "ended");
    }
}
