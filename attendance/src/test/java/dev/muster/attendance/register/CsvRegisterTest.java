package dev.muster.attendance.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.attendance.register.Register.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRegisterTest {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final String MORNING = "2026-11-22T09:14:03.120+01:00[Europe/Berlin]";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    private Path folder;

    private final List<String> notices = new ArrayList<>();
    private CsvRegister register;

    @BeforeEach
    void open() {
        register = CsvRegister.open(folder, notices::add);
    }

    @Test
    void writesOneRowAPersonUnderAHeader() throws IOException {
        register.record(punch("Ada Lovelace", MORNING), HALF_A_DAY);
        assertThat(day().split("\r\n", -1))
                .containsExactly(
                        "name,date,time,similarity,source,zone,offset",
                        "Ada Lovelace,2026-11-22,09:14:03.120,0.7312,door.mp4,Europe/Berlin,UTC+01:00",
                        "");
        assertThat(register.on(DAY)).containsExactly(punch("Ada Lovelace", MORNING));
        assertThat(register.on(DAY.plusDays(1))).isEmpty();
    }

    @Test
    void recordsNobodyTwiceWithinRepeatAfterAlsoAfterARestart() throws IOException {
        Punch first = punch("Ada", MORNING);
        assertThat(register.record(first, HALF_A_DAY)).isEqualTo(new Entry.Recorded(first));
        Punch later = punch("Ada", "2026-11-22T17:00+01:00[Europe/Berlin]");
        assertThat(register.record(later, HALF_A_DAY)).isEqualTo(new Entry.AlreadyRecorded(first));
        open();
        String before = day();
        assertThat(register.record(later, HALF_A_DAY)).isEqualTo(new Entry.AlreadyRecorded(first));
        assertThat(day()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T09:14:03.120987654+01:00[Europe/Berlin]",
                "2026-11-22T23:59:59.999999999Z",
                "2026-10-25T02:30:00.0005+02:00[Europe/Berlin]",
                "2026-10-25T02:30:00.0005+01:00[Europe/Berlin]",
                "2026-11-22T09:00:00.0001+05:30"
            })
    void answersWithThePunchAsItIsReadBack(String time) {
        Punch live = new Punch("=Zoe\u0308", ZonedDateTime.parse(time), 0.731_249_999, "+door");
        Entry entry = register.record(live, HALF_A_DAY);
        open();
        Punch stored = register.on(live.time().toLocalDate()).getFirst();
        assertThat(entry).isEqualTo(new Entry.Recorded(stored));
        assertThat(stored.similarity()).isEqualTo(0.7312);
        assertThat(Duration.between(stored.time(), live.time())).isBetween(Duration.ZERO, Duration.ofNanos(999_999));
        assertThat(register.record(live, HALF_A_DAY)).isEqualTo(new Entry.AlreadyRecorded(stored));
    }

    @Test
    void recordsAgainOnceRepeatAfterIsOver() {
        Duration hour = Duration.ofHours(1);
        register.record(punch("Ada", "2026-11-22T09:00Z"), hour);
        assertThat(register.record(punch("Ada", "2026-11-22T09:59:59.999Z"), hour))
                .isInstanceOf(Entry.AlreadyRecorded.class);
        assertThat(register.record(punch("Ada", "2026-11-22T10:00Z"), hour)).isInstanceOf(Entry.Recorded.class);
        assertThat(register.record(punch("Ada", "2026-11-22T10:30Z"), hour))
                .isEqualTo(new Entry.AlreadyRecorded(punch("Ada", "2026-11-22T10:00Z")));
    }

    @Test
    void startsAfreshAtLocalMidnight() {
        register.record(punch("Ada", "2026-11-22T23:59:59.999+09:00[Asia/Tokyo]"), HALF_A_DAY);
        assertThat(register.record(punch("Ada", "2026-11-23T00:00+09:00[Asia/Tokyo]"), HALF_A_DAY))
                .isInstanceOf(Entry.Recorded.class);
        assertThat(folder.resolve("2026-11-22.csv")).exists();
        assertThat(folder.resolve("2026-11-23.csv")).exists();
    }

    @Test
    void countsRealHoursWhenTheClocksChange() {
        Duration twoHours = Duration.ofHours(2);
        Punch summer = punch("Ada", "2026-10-25T02:30+02:00[Europe/Berlin]");
        Punch winter = punch("Ada", "2026-10-25T02:30+01:00[Europe/Berlin]");
        register.record(summer, twoHours);
        assertThat(register.record(winter, twoHours)).isEqualTo(new Entry.AlreadyRecorded(summer));
        assertThat(register.record(winter, Duration.ofHours(1))).isInstanceOf(Entry.Recorded.class);
        open();
        assertThat(register.on(LocalDate.of(2026, 10, 25))).containsExactly(summer, winter);
    }

    @Test
    void recordsNobodyTwiceWhenTheClockIsSetBack() {
        register.record(punch("Ada", "2026-11-22T10:00Z"), HALF_A_DAY);
        assertThat(register.record(punch("Ada", "2026-11-22T09:00Z"), HALF_A_DAY))
                .isInstanceOf(Entry.AlreadyRecorded.class);
    }

    @Test
    void takesComposedAndDecomposedNamesForTheSame() {
        register.record(punch("Zo\u00eb", MORNING), HALF_A_DAY);
        assertThat(register.record(punch("Zoe\u0308", MORNING), HALF_A_DAY)).isInstanceOf(Entry.AlreadyRecorded.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\nx",
                "'=1",
                "''=1",
                "'t Hooft",
                "''",
                "'",
                " =1",
                "＝1",
                "a,b",
                "a\"b",
                "\"",
                "a\nb",
                "a\r\nb",
                " padded ",
                "😀 Ada",
                "مريم",
                "#x",
                "\ufeffx",
                "x'",
                "a;b"
            })
    void bringsEveryNameBackExactlyAndNoneAsAFormula(String name) throws IOException {
        Punch punch = new Punch(name, ZonedDateTime.parse(MORNING), 0.5, name);
        register.record(punch, HALF_A_DAY);
        open();
        assertThat(register.on(DAY)).containsExactly(punch);
        assertThat(register.record(punch, HALF_A_DAY)).isInstanceOf(Entry.AlreadyRecorded.class);
        String row = day().substring(Layout.STANDARD.headerLine().length());
        assertThat(row).doesNotContainPattern("\\A\"?[=+\\-@\\t\\r\\n]");
    }

    @Test
    void bringsRandomTextsBackExactly() {
        Random random = new Random(4);
        String alphabet = "ab,;\"'=+-@\t\r\n \u00e9\u0301\u202e\u4e2d#\\";
        List<Punch> written = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(1, 7); length > 0; length--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (!name.toString().isBlank()) {
                Punch punch = new Punch(
                        name.toString(),
                        ZonedDateTime.parse(MORNING),
                        0.25,
                        name.reverse().toString());
                register.record(punch, Duration.ZERO);
                written.add(punch);
            }
        }
        open();
        assertThat(register.on(DAY)).containsExactlyElementsOf(written);
        assertThat(notices).isEmpty();
    }

    @Test
    void keepsZonesThatAreNoRegions() {
        for (String time :
                List.of("2026-11-22T09:00+05:30", "2026-11-22T09:00Z", "2026-11-22T09:00-03:00[UTC-03:00]")) {
            register.record(punch(time, time), HALF_A_DAY);
        }
        open();
        assertThat(register.on(DAY))
                .extracting(punch -> punch.time().toString())
                .containsExactly("2026-11-22T09:00+05:30", "2026-11-22T09:00Z", "2026-11-22T09:00-03:00[UTC-03:00]");
    }

    @Test
    void movesATornRowAsideAndSaysSo() throws IOException {
        register.record(punch("Ada", MORNING), HALF_A_DAY);
        String whole = day();
        register.record(punch("Bo", MORNING), HALF_A_DAY);
        String both = day();
        for (int length = whole.length() + 1; length < both.length() - 2; length++) {
            Files.writeString(file(), both.substring(0, length));
            open();
            assertThat(register.on(DAY)).extracting(Punch::name).containsExactly("Ada");
            assertThat(day()).isEqualTo(whole);
            assertThat(register.record(punch("Bo", MORNING), HALF_A_DAY)).isInstanceOf(Entry.Recorded.class);
            assertThat(day()).isEqualTo(both);
        }
        assertThat(notices)
                .hasSize(both.length() - 3 - whole.length())
                .allMatch(s -> s.contains("2026-11-22.csv.torn"));
        assertThat(Files.readString(folder.resolve("2026-11-22.csv.torn"))).contains("Bo,2026-11-22,09:14");
    }

    @Test
    void finishesAWholeRowThatOnlyLacksItsEnd() throws IOException {
        register.record(punch("Ada", MORNING), HALF_A_DAY);
        Files.writeString(file(), day().stripTrailing());
        open();
        register.record(punch("Bo", MORNING), HALF_A_DAY);
        assertThat(day().lines()).hasSize(3);
        assertThat(register.on(DAY)).extracting(Punch::name).containsExactly("Ada", "Bo");
        assertThat(notices).isEmpty();
    }

    @Test
    void startsOverAfterACrashInTheHeader() throws IOException {
        String header = Layout.STANDARD.headerLine();
        for (int length = 0; length < header.length(); length++) {
            Files.writeString(file(), header.substring(0, length));
            register.record(punch("Ada", MORNING), HALF_A_DAY);
            assertThat(day()).startsWith(header + "Ada,");
        }
    }

    @Test
    void readsWhatSpreadsheetsAndEditorsSave() throws IOException {
        String header = "\ufeffRemark,Name,Date,Time,Similarity,Source,Zone,Offset";
        String row = "late,Ada,2026-11-22,9:14,0.7,door,Europe/Berlin,UTC+01:00";
        Files.writeString(file(), String.join("\n", header, row, ",,,,,,,", "", ""));
        assertThat(register.record(punch("Ada", MORNING), HALF_A_DAY)).isInstanceOf(Entry.AlreadyRecorded.class);
        register.record(punch("Bo", MORNING), HALF_A_DAY);
        assertThat(day()).endsWith("\n\n\"\",Bo,2026-11-22,09:14:03.120,0.7312,door.mp4,Europe/Berlin,UTC+01:00\r\n");
        open();
        assertThat(register.on(DAY)).extracting(Punch::name).containsExactly("Ada", "Bo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name,Time\nADA,09:14:03\n", "Name,Time", "name;date;time\n", "PK\u0003\u0004zip"})
    void refusesFilesOfAnotherKindAndLeavesThemAlone(String content) throws IOException {
        Files.writeString(file(), content);
        assertThatThrownBy(() -> register.record(punch("Ada", MORNING), HALF_A_DAY))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining("2026-11-22.csv, line 1: expected a register with the columns name,date,time");
        assertThat(day()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bo,22/11/2026,09:14,0.7,door,Europe/Berlin,UTC+01:00",
                "Bo,2026-11-21,09:14,0.7,door,Europe/Berlin,UTC+01:00",
                "Bo,2026-11-22,nine,0.7,door,Europe/Berlin,UTC+01:00",
                "Bo,2026-11-22,09:14,high,door,Europe/Berlin,UTC+01:00",
                "Bo,2026-11-22,09:14,0.7,door,Nowhere/Land,UTC+01:00",
                "Bo,2026-11-22,09:14,0.7,door,Europe/Berlin,one",
                " ,2026-11-22,09:14,0.7,door,Europe/Berlin,UTC+01:00",
                "Bo,2026-11-22",
                "Bo,\"2026\"-11-22,09:14,0.7,door,Europe/Berlin,UTC+01:00"
            })
    void refusesRowsItDoesNotUnderstandNamingTheLine(String row) throws IOException {
        register.record(punch("Ada", MORNING), HALF_A_DAY);
        String content = day() + row + "\r\n";
        Files.writeString(file(), content);
        assertThatThrownBy(() -> register.record(punch("Cy", MORNING), HALF_A_DAY))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining("2026-11-22.csv, line 3: expected");
        assertThat(day()).isEqualTo(content);
    }

    @Test
    void losesNoRowToAQuoteThatSomebodyLeftOpen() throws IOException {
        register.record(punch("Ada", MORNING), HALF_A_DAY);
        String header = Layout.STANDARD.headerLine();
        String ada = day().substring(header.length());
        String content = header + "\"" + ada + ada.replace("Ada", "Bo") + ada.replace("Ada", "Cy");
        Files.writeString(file(), content);
        assertThatThrownBy(() -> register.on(DAY))
                .hasMessageContaining("line 2: expected")
                .hasMessageContaining("quotes");
        assertThat(day()).isEqualTo(content);
        Files.writeString(file(), header + ada.replace("Ada", "Ada \"the\" first") + ada.replace("Ada", "Bo \"B"));
        assertThat(register.on(DAY)).extracting(Punch::name).containsExactly("Ada \"the\" first", "Bo \"B");
        register.record(punch("Cy", MORNING), HALF_A_DAY);
        assertThat(day().lines()).hasSize(4);
        assertThat(notices).isEmpty();
    }

    @Test
    void forgetsWhatItReadWhenTheFileIsGone() throws IOException {
        register.record(punch("Ada", MORNING), HALF_A_DAY);
        Files.writeString(file(), "broken");
        assertThatThrownBy(() -> register.on(DAY)).isInstanceOf(RegisterException.class);
        Files.delete(file());
        assertThat(register.on(DAY)).isEmpty();
        assertThat(register.record(punch("Ada", MORNING), HALF_A_DAY)).isInstanceOf(Entry.Recorded.class);
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        register.record(punch("Ada", MORNING), HALF_A_DAY);
        Files.write(file(), (day() + "Zo\u00eb,2026-11-22\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> register.on(DAY)).hasMessageContaining("line 3: expected UTF-8");
    }

    @Test
    void refusesAPlaceThatIsNoFolder() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertThatThrownBy(() -> CsvRegister.open(plain, notices::add))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining("cannot keep a register in " + plain);
    }

    @Test
    void saysWhenAFileCannotBeWritten() throws IOException {
        Files.createDirectory(file());
        assertThatThrownBy(() -> register.record(punch("Ada", MORNING), HALF_A_DAY))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void refusesNamesThatNoFileCanHold() {
        assertThatThrownBy(() -> register.record(punch(" ", MORNING), HALF_A_DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> register.record(punch("half \ud800", MORNING), HALF_A_DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recordsEachPersonOnceForManyThreadsAndRegisters() throws Exception {
        List<Future<Integer>> recorded = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                CsvRegister own = i % 2 == 0 ? register : CsvRegister.open(folder, notices::add);
                recorded.add(threads.submit(() -> recordAll(own)));
            }
        }
        int sum = 0;
        for (Future<Integer> count : recorded) {
            sum += count.get();
        }
        assertThat(sum).isEqualTo(40);
        assertThat(register.on(DAY)).hasSize(40).extracting(Punch::name).doesNotHaveDuplicates();
    }

    private static int recordAll(CsvRegister register) {
        int recorded = 0;
        for (int i = 0; i < 40; i++) {
            recorded += register.record(punch("person " + i, MORNING), HALF_A_DAY) instanceof Entry.Recorded ? 1 : 0;
        }
        return recorded;
    }

    private static Punch punch(String name, String time) {
        return new Punch(name, ZonedDateTime.parse(time), 0.7312, "door.mp4");
    }

    private Path file() {
        return folder.resolve("2026-11-22.csv");
    }

    private String day() throws IOException {
        return Files.readString(file());
    }
}
