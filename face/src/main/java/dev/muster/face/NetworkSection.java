package dev.muster.face;

import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The keys of one network in a descriptor.
 *
 * @param name the section's name
 * @param descriptor what errors call the descriptor
 * @param files finds a network file by the name that the descriptor gives it
 */
record NetworkSection(String name, String descriptor, Properties properties, Function<String, URL> files) {

    NetworkFile network() {
        NetworkFile.Channels channels = channels();
        return new NetworkFile(
                name,
                files.apply(text("file")),
                text("sha256").toLowerCase(Locale.ROOT),
                whole("width"),
                whole("height"),
                channels,
                three("mean"),
                divisor());
    }

    private List<Double> divisor() {
        List<Double> values = three("divisor");
        if (values.contains(0.0) || values.contains(-0.0)) {
            throw new NetworkException("%s: expected numbers other than 0 in %s.divisor".formatted(descriptor, name));
        }
        return values;
    }

    String text(String key) {
        String value = properties.getProperty(name + "." + key);
        if (value == null || value.isBlank()) {
            throw new NetworkException("%s: the key %s.%s is missing".formatted(descriptor, name, key));
        }
        return value.strip();
    }

    double number(String key) {
        return number(key, text(key));
    }

    Map<Double, Double> numbersUnder(String prefix) {
        Map<Double, Double> numbers = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            String full = name + "." + prefix;
            if (key.startsWith(full)) {
                String rest = key.substring(full.length());
                numbers.put(number(prefix + rest, rest), number(prefix + rest, properties.getProperty(key)));
            }
        }
        return numbers;
    }

    private double number(String key, String value) {
        try {
            double number = Double.parseDouble(value.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, as what is not finite
        }
        throw new NetworkException("%s: expected a number in %s.%s, got %s".formatted(descriptor, name, key, value));
    }

    private int whole(String key) {
        double value = number(key);
        if (value != Math.rint(value) || value < 1 || value > 4096) {
            throw new NetworkException("%s: expected a whole number from 1 to 4096 in %s.%s, got %s"
                    .formatted(descriptor, name, key, text(key)));
        }
        return (int) value;
    }

    private List<Double> three(String key) {
        List<Double> values = Arrays.stream(text(key).split(","))
                .map(value -> number(key, value))
                .toList();
        return switch (values.size()) {
            case 1 -> List.of(values.getFirst(), values.getFirst(), values.getFirst());
            case 3 -> values;
            default ->
                throw new NetworkException("%s: expected one number or three in %s.%s, got %s"
                        .formatted(descriptor, name, key, text(key)));
        };
    }

    private NetworkFile.Channels channels() {
        try {
            return NetworkFile.Channels.valueOf(text("channels").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new NetworkException(
                    "%s: expected RGB, BGR or GREY in %s.channels, got %s"
                            .formatted(descriptor, name, text("channels")),
                    e);
        }
    }
}
