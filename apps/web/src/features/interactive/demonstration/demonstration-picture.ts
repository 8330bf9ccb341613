'use client';
import { useEffect, useState } from 'react';
import type { DemonstrationPicture } from './demonstration-view.ts';

const width = 640;
const height = 480;

/** A drawn room with a person and a cup, so that the camera's places can be judged without anybody's camera. */
function draw(canvas: HTMLCanvasElement): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const shape = (colour: string, path: (pen: CanvasRenderingContext2D) => void): void => {
    pen.fillStyle = colour;
    pen.beginPath();
    path(pen);
    pen.fill();
  };
  shape('#c9d3cf', (p) => p.rect(0, 0, width, height));
  shape('#b9c6c2', (p) => p.rect(0, 0, 240, height));
  shape('#e6eeea', (p) => p.rect(0, 0, 190, 280));
  shape('#b9c6c2', (p) => { p.rect(92, 0, 8, 280); p.rect(0, 134, 190, 8); });
  shape('#93a39e', (p) => p.rect(458, 45, 182, 16));
  shape('#2f4a4c', (p) => p.ellipse(326, 470, 168, 140, 0, Math.PI, 0));
  shape('#b98368', (p) => p.rect(288, 290, 72, 70));
  shape('#cf9a7e', (p) => p.ellipse(322, 234, 72, 90, 0, 0, 2 * Math.PI));
  shape('#2c2320', (p) => p.ellipse(322, 190, 80, 72, 0, Math.PI, 0));
  shape('#2c2320', (p) => { p.arc(296, 234, 6, 0, 7); p.closePath(); p.arc(350, 234, 6, 0, 7); });
  shape('#2b62a4', (p) => p.rect(432, 314, 84, 84));
  shape('#4b82c4', (p) => p.rect(432, 314, 84, 12));
  shape('#cf9a7e', (p) => p.ellipse(440, 372, 28, 34, 0, 0, 2 * Math.PI));
}

export function useDemonstrationPicture(): DemonstrationPicture {
  const [picture, setPicture] = useState<DemonstrationPicture>({ stream: null, frameUrl: null });
  useEffect(() => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    draw(canvas);
    const stream = canvas.captureStream(2);
    // A stream of a canvas gives a frame only when something was drawn on it.
    const timer = setInterval(() => draw(canvas), 500);
    let frameUrl: string | null = null;
    let isLeft = false;
    canvas.toBlob((blob) => {
      if (isLeft || blob === null) return;
      frameUrl = URL.createObjectURL(blob);
      setPicture({ stream, frameUrl });
    }, 'image/jpeg');
    return () => {
      isLeft = true;
      clearInterval(timer);
      stream.getTracks().forEach((track) => track.stop());
      if (frameUrl !== null) URL.revokeObjectURL(frameUrl);
    };
  }, []);
  return picture;
}
