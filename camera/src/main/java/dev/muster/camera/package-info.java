/** Where frames come from: webcams, streams, video files and folders of images. */
@NullMarked
package dev.muster.camera;

import org.jspecify.annotations.NullMarked;
