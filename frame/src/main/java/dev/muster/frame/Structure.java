package dev.muster.frame;

import java.util.Optional;

/** What a file's outer structure tells before any pixel is decoded: that it is whole, and which way is up. */
record Structure(Orientation orientation) {

    static Structure of(ImageFormat format, byte[] content) throws RefusedException {
        Optional<byte[]> exif = switch (format) {
            case JPEG -> JpegSegments.exif(content);
            case PNG -> PngChunks.exif(content);
            case WEBP -> WebpChunks.exif(content);
            case TIFF -> Optional.of(content);
            case GIF, BMP -> Optional.empty();
        };
        return new Structure(exif.map(Orientation::ofExif).orElse(Orientation.UPRIGHT));
    }
}
