import type { FileUploadProps } from '@cloudscape-design/components/file-upload';

/** What the choice of one file says. */
export const fileWords: FileUploadProps.I18nStrings = {
  uploadButtonText: () => 'Choose a file',
  dropzoneText: () => 'Drop a file here',
  removeFileAriaLabel: () => 'Remove the file',
  limitShowFewer: 'Show fewer',
  limitShowMore: 'Show more',
  errorIconAriaLabel: 'Error',
};
