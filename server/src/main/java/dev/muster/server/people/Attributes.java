package dev.muster.server.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person's free attributes: a JSON object of a modest size. */
final class Attributes {
    /** In characters. */
    static final int LONGEST = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Attributes() {}

    /** The text as it is kept; empty when it is no JSON object, or too long. */
    static Optional<String> checked(String text) {
        if (text.isBlank()) {
            return Optional.of("{}");
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return parse(text).map(JSON::writeValueAsString);
    }

    /** For an eye to edit; blank when there are none. */
    static String editable(String json) {
        return parse(json)
                .filter(node -> !node.isEmpty())
                .map(node -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node))
                .orElse("");
    }

    /** For an eye to read: texts as they are, anything deeper as JSON. */
    static Map<String, String> readable(String json) {
        Map<String, String> lines = new LinkedHashMap<>();
        parse(json)
                .ifPresent(node ->
                        node.properties().forEach(entry -> lines.put(entry.getKey(), words(entry.getValue()))));
        return lines;
    }

    /** As a value to be written into other JSON. */
    static Object nested(String json) {
        return parse(json).<Object>map(node -> node).orElse(json);
    }

    private static String words(JsonNode value) {
        return value.isString() ? value.stringValue() : JSON.writeValueAsString(value);
    }

    private static Optional<ObjectNode> parse(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode node ? Optional.of(node) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
