package dev.muster.face;

import dev.muster.embedding.ModelId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.CRC32;

/**
 * Which networks an engine runs and how they are fed: a descriptor, read from a properties file.
 * docs/guide/networks.md explains its keys.
 */
public final class NetworkSet {
    private static final String SHIPPED = "/dev/muster/models/shipped.properties";
    private static final List<String> SECTIONS =
            List.of("detector", "landmarks", "recogniser", "pose", "presentation", "eyes");
    /** Raised when faces are aligned in another way: embeddings made before then must not compare. */
    private static final int ALIGNMENT = 2;

    private final String name;
    private final Map<String, NetworkSection> sections;

    private NetworkSet(String name, Map<String, NetworkSection> sections) {
        this.name = name;
        this.sections = Map.copyOf(sections);
    }

    /** The networks that come with Muster. */
    public static NetworkSet shipped() {
        URL descriptor = NetworkSet.class.getResource(SHIPPED);
        if (descriptor == null) {
            throw new NetworkException("the shipped networks are missing: no " + SHIPPED + " on the class path");
        }
        Map<String, NetworkSection> sections = new HashMap<>();
        Properties properties = load("shipped", descriptor);
        for (String section : SECTIONS) {
            sections.put(section, new NetworkSection(section, "shipped", properties, NetworkSet::shippedFile));
        }
        return new NetworkSet("shipped", sections);
    }

    /**
     * The networks of a descriptor file; sections that it leaves out are the shipped ones. Network files are
     * looked up beside the descriptor.
     *
     * @throws NetworkException when the descriptor cannot be read or is not valid
     */
    public static NetworkSet read(Path descriptor) {
        if (!Files.isRegularFile(descriptor)) {
            throw new NetworkException(
                    "expected a network descriptor (a .properties file), but there is no file " + descriptor);
        }
        String shownAs = descriptor.toString();
        Properties properties = load(shownAs, url(descriptor));
        Map<String, NetworkSection> sections = new HashMap<>(shipped().sections);
        for (String key : properties.stringPropertyNames()) {
            String section = key.split("\\.", 2)[0];
            if (!SECTIONS.contains(section)) {
                throw new NetworkException("%s: expected keys that begin with %s, got %s"
                        .formatted(shownAs, String.join(", ", SECTIONS), key));
            }
            sections.put(
                    section,
                    new NetworkSection(section, shownAs, properties, file -> url(descriptor.resolveSibling(file))));
        }
        NetworkSet set = new NetworkSet(shownAs, sections);
        SECTIONS.forEach(set::network);
        return set;
    }

    /**
     * Measured thresholds (cosine) by false match rate; empty when nobody has measured this recogniser.
     *
     * @param mirror whether embeddings also rest on the mirrored face
     */
    public Map<Double, Double> thresholdsByFmr(boolean mirror) {
        return section("recogniser").numbersUnder(mirror ? "mirrored.fmr." : "plain.fmr.");
    }

    NetworkFile network(String section) {
        return section(section).network();
    }

    String text(String section, String key) {
        return section(section).text(key);
    }

    double number(String section, String key) {
        return section(section).number(key);
    }

    /** Names the recogniser and everything that shapes its embeddings. */
    ModelId modelId(boolean mirror) {
        NetworkFile network = network("recogniser");
        String recipe = "%s %s %s %s %dx%d mirror=%b alignment=%d"
                .formatted(
                        network.sha256(),
                        network.channels(),
                        network.mean(),
                        network.divisor(),
                        network.width(),
                        network.height(),
                        mirror,
                        ALIGNMENT);
        CRC32 fingerprint = new CRC32();
        fingerprint.update(recipe.getBytes(StandardCharsets.UTF_8));
        return new ModelId("%s:%08x".formatted(text("recogniser", "name"), fingerprint.getValue()));
    }

    private NetworkSection section(String section) {
        NetworkSection found = sections.get(section);
        if (found == null) {
            throw new IllegalArgumentException("no section " + section);
        }
        return found;
    }

    private static URL shippedFile(String file) {
        URL url = NetworkSet.class.getResource("/dev/muster/models/" + file);
        if (url == null) {
            throw new NetworkException("the shipped networks are missing: no " + file + " on the class path");
        }
        return url;
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new NetworkException("not a usable path: " + file, e);
        }
    }

    private static Properties load(String shownAs, URL location) {
        try (InputStream in = location.openStream()) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new NetworkException("network descriptor " + shownAs + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "NetworkSet[" + name + "]";
    }
}
