// Button tips: what each button of a playground does, in a sentence or two. Tooltips and the list below the lesson's first
// playground say the same words.

/** What a button, a box or a field does, by its label. */
export const buttonTips = {
  Run: 'Starts the app anew with your text and sends the first request of the exercise.',
  Check: 'Judges your text with every check of the exercise. The run beside it is not disturbed.',
  Stop: 'Is there while something works: ends it and the open run. Your text is not changed.',
  Hint: 'Shows one more hint with the task.',
  Solution: 'Shows one way to solve it beside your text, which is not changed.',
  Reset: 'Brings the starter back. Hints begin with the first again. Undo reset brings both back.',
  Download: 'Saves the exercise with your text as a zip: a function app that starts with Azure Functions Core Tools.',
  Import:
    'Takes your text from such a zip, or from .ts files. Nothing is run by it. Undo import brings your former text back.',
  'Save run': 'Saves the shown run as a small file: its code and its steps. Whoever opens it sees the same run.',
  'Open run': 'Opens such a file beside your text and shows what is in it. Nothing is run by it.',
  'Replay it':
    'Runs the code of the opened file and says to it what was said when it was saved. Your text is not changed.',
  'Take this code over': 'Puts the code of the opened file into the editor. Undo import brings your former text back.',
  Types:
    'Is there while the compiler finds errors in your text: leads to the first. No check counts them, but a build stops there.',
  Format: 'Writes the file in the editor as prettier does; Shift+Alt+F does it too.',
  Keyboard: 'Lists the keys of the editor.',
  Step: 'Runs one moment of work: one episode of an orchestrator, the start of an activity or its end. If nothing is due yet, the clock moves to the next moment first.',
  'Next due':
    'Runs everything that is due now. If nothing is, the clock moves to the next instant at which something is due, and that is run.',
  '+1 min': 'Lets a minute pass and runs everything that becomes due in it.',
  '+1 h': 'Lets an hour pass and runs everything that becomes due in it.',
  Advance: 'Lets a time of your choice pass, such as 90 s, 10 min or 1 h 30 min.',
  'Just before': 'Lets time pass until a second before the next durable timer fires.',
  'Just after': 'Lets time pass until a second after the next durable timer has fired.',
  'Until idle': 'Runs everything that is due, now or later, until nothing is left but waiting for others.',
  Back: 'Looks at the moment before. Nothing is undone: Step goes forward again.',
  Play: 'Presses Step again and again, at the speed beside it.',
  'Fork here':
    'Begins a second timeline from the moment that is shown. It can go another way, and the first one stays. A second one that is there already makes room.',
  'To the end': 'Looks at the newest moment again.',
  'Compare with the reference':
    'Begins a second timeline with the reference solution and the steps of your run, and says where yours differs. The code is not shown.',
  'X-ray':
    'Makes your run once more with orchestrators that find another clock, other chance and another environment. What they do otherwise there is not deterministic.',
  'Explore races':
    'Makes your run again under other schedules: requests early, late and twice, messages and activities twice, a crash; and says where your app comes to something else than the reference.',
  'Step by step':
    'Run, the HTTP console and Crash worker only queue work while this is ticked; Step and Next due carry it out. Otherwise what is due runs at once.',
  'Previous event':
    'Goes to the history event before, with its line, its arrow and its moment. Alt and the comma key do it too.',
  'Next event':
    'Goes to the next history event, with its line, its arrow and its moment. Alt and the full stop key do it too.',
  Wide: 'Gives diagram, history and the other views the whole width, below your text; pressed again, they are beside it.',
  'Crash worker':
    'Ends the process that runs your code and starts another. The host keeps history, timers and events. At an earlier moment it happens in a second timeline.',
  'Die here':
    'Begins a second timeline: the same run, in which the worker dies after the moment that the slider shows.',
  'Crash matrix':
    'Runs the same once for every point at which the worker can die, and says whether output and effects are the same. The run that is open is not disturbed.',
} as const;
