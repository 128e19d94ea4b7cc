package dev.muster.store.vault;

import java.util.List;

/** Every sealed column of the schema: what key rotation reseals, and what must never be found in the clear. */
public final class SealedColumns {
    public static final SealedColumn EMBEDDING = new SealedColumn("template", "id", List.of("person_id"), "embedding");
    public static final SealedColumn CROP = new SealedColumn("crop", "template_id", List.of("person_id"), "image");
    public static final SealedColumn CAMERA_ADDRESS = new SealedColumn("camera", "id", List.of(), "address");

    public static final SealedColumn APP_SECRET = new SealedColumn("app_key", "id", List.of("account_id"), "secret");
    public static final SealedColumn CODE_ADDRESS =
            new SealedColumn("code_address", "id", List.of("account_id"), "address");
    public static final SealedColumn OUTBOX_ADDRESS = new SealedColumn("outbox", "id", List.of(), "address");
    public static final SealedColumn OUTBOX_CONTENT = new SealedColumn("outbox", "id", List.of(), "content");

    public static final SealedColumn FACE_FRAMES =
            new SealedColumn("face_frames", "id", List.of("person_id"), "hashes");

    public static final List<SealedColumn> ALL = List.of(
            EMBEDDING, CROP, CAMERA_ADDRESS, APP_SECRET, CODE_ADDRESS, OUTBOX_ADDRESS, OUTBOX_CONTENT, FACE_FRAMES);

    private SealedColumns() {}
}
