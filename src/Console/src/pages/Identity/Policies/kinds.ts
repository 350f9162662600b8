/** Whether a managed policy is AWS's: nobody can change it. */
export const isOfAws = (arn: string) => arn.includes('::aws:');

/** What AWS's console calls the kind of a managed policy. */
export const kindOf = (arn: string) => (isOfAws(arn) ? 'AWS managed' : 'Customer managed');
