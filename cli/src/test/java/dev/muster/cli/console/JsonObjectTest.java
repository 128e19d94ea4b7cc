package dev.muster.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {
    @Test
    void printsFieldsInTheirOrderAndNullsToo() {
        JsonObject json = new JsonObject()
                .with("name", "Zoë \"Z\"")
                .with("count", 3)
                .with("similarity", 0.123456789)
                .with("match", true)
                .withNull("nobody")
                .with("inner", new JsonObject().with("list", List.of(1, 2)));
        assertThat(json)
                .hasToString("{\"name\":\"Zoë \\\"Z\\\"\",\"count\":3,\"similarity\":0.123457,\"match\":true,"
                        + "\"nobody\":null,\"inner\":{\"list\":[1,2]}}");
    }
}
