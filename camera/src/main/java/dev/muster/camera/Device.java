package dev.muster.camera;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Webcams by number, under each system's own name. */
final class Device {
    private static final Pattern NUMBERED = Pattern.compile("camera:(\\d{1,3})");
    private static final Pattern LINUX = Pattern.compile("/dev/video\\d+");

    private Device() {}

    /**
     * The target, if the source means a webcam.
     *
     * @throws SourceUnavailableException when it means one that is not there
     */
    static Optional<VideoTarget> parse(String source) throws SourceUnavailableException {
        Matcher numbered = NUMBERED.matcher(source);
        if (numbered.matches()) {
            return Optional.of(byNumber(source, Integer.parseInt(numbered.group(1)), system()));
        }
        if (source.startsWith("camera:")) {
            throw new SourceUnavailableException(
                    source + " is no camera: expected camera:0 for the first one, camera:1 for the next");
        }
        return LINUX.matcher(source).matches() ? Optional.of(linux(source, source)) : Optional.empty();
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    private static VideoTarget byNumber(String source, int number, String system) throws SourceUnavailableException {
        if (system.startsWith("mac")) {
            return new VideoTarget(source, number + ":none", "avfoundation", Map.of("framerate", "30"), true);
        }
        if (system.startsWith("windows")) {
            List<String> names = names("dshow");
            if (number >= names.size()) {
                throw missing(source, "camera number " + number, names);
            }
            return new VideoTarget(source, "video=" + names.get(number), "dshow", Map.of(), true);
        }
        return linux(source, "/dev/video" + number);
    }

    private static VideoTarget linux(String source, String device) throws SourceUnavailableException {
        if (!Files.exists(Path.of(device))) {
            throw missing(source, "a camera at " + device, names("v4l2"));
        }
        return new VideoTarget(source, device, "v4l2", Map.of(), true);
    }

    private static SourceUnavailableException missing(String source, String expected, List<String> present) {
        return new SourceUnavailableException("%s was not found: expected %s; %s"
                .formatted(
                        source,
                        expected,
                        present.isEmpty() ? "no camera is connected" : "connected are " + String.join(", ", present)));
    }

    /** The system's names of the connected cameras, in its order. */
    private static List<String> names(String formatName) throws SourceUnavailableException {
        Ffmpeg.load();
        List<String> names = new ArrayList<>();
        AVInputFormat format = avformat.av_find_input_format(formatName);
        try (PointerPointer<AVDeviceInfoList> answer = new PointerPointer<>(1)) {
            answer.put(0, (BytePointer) null);
            int count = avdevice.avdevice_list_input_sources(format, (BytePointer) null, (AVDictionary) null, answer);
            AVDeviceInfoList list = answer.get(AVDeviceInfoList.class);
            for (int i = 0; i < count; i++) {
                names.add(list.devices(i).device_name().getString());
            }
            avdevice.avdevice_free_list_devices(answer);
        }
        return names;
    }
}
