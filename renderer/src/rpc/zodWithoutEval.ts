import { z } from 'zod';

// Zod tries whether it may compile its checks with `new Function`. Our Content-Security-Policy says no, and the browser
// reports the attempt as a violation. Must be imported before any module that makes a schema.
z.config({ jitless: true });
