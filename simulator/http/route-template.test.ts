import { describe, expect, test } from 'vitest';
import { matchPath } from './route-match.ts';
import { parseTemplate } from './route-template.ts';

describe('a path fits a template', () => {
  test.each<[string, string, Record<string, string> | undefined]>([
    ['', '/', {}],
    ['', '/x', undefined],
    ['Items/recent', '/items/RECENT', {}],
    ['items/recent', '/items/recent/', {}],
    ['items', '/items/5', undefined],
    ['items/{id}', '/items/Ab', { id: 'Ab' }],
    ['items/{id}', '/items', undefined],
    ['items/{id}', '/items//', undefined],
    ['items/{id}/x', '/items//x', undefined],
    ['items/{id?}', '/items', {}],
    ['items/{id:int?}', '/items', {}],
    ['items/{id:int?}', '/items/x', undefined],
    ['items/{id=5}', '/items', { id: '5' }],
    ['items/{id:int=5}/{page=1}', '/items/7', { id: '7', page: '1' }],
    ['items/{id:int=x}', '/items', undefined],
    ['{a?}/{b?}', '/1', { a: '1' }],
    ['{id:int:min(1)}', '/0', undefined],
    ['{id:int:min(1)}', '/1', { id: '1' }],
    ['{zip:regex(^\\d{{5}}(-\\d{{4}})?$)}', '/12345-6789', { zip: '12345-6789' }],
    ['{time:regex(^\\d+:\\d+$):minlength(4)}', '/12:30', { time: '12:30' }],
    ['{x:regex(a=b)=a=b}', '/', { x: 'a=b' }],
    ['{{x}}/{y}', '/{x}/1', { y: '1' }],
    ['files/{*rest}', '/files/a/b/', { rest: 'a/b/' }],
    ['files/{*rest}', '/files/a//b', { rest: 'a//b' }],
    ['files/{**rest}', '/files', {}],
    ['files/{*rest=index}', '/files/', { rest: 'index' }],
    ['files/{*rest:int}', '/files', undefined],
    ['file-{name}.{ext}', '/File-a.b.txt', { name: 'a.b', ext: 'txt' }],
    ['file-{name}.{ext}', '/file-a.', undefined],
    ['{name}.{ext?}', '/a', { name: 'a' }],
    ['{name}.{ext?}', '/a.b', { name: 'a', ext: 'b' }],
    ['{name}.{ext?}', '/a.', undefined],
    ['{from}-{to}', '/a-b-c', { from: 'a-b', to: 'c' }],
    ['{from}-{to}', '/-c', undefined],
    ['v{major:int}.{minor:int}', '/v4.16', { major: '4', minor: '16' }],
    ['v{major:int}.{minor:int}', '/v4.x', undefined],
    ['{id}(done)', '/7(done)', { id: '7' }],
    ['{id}(done)', '/7(done)!', undefined],
    ['/api/x', '/api/x', {}],
  ])('%s and %s', (template, path, values) => {
    expect(matchPath(parseTemplate(template), path)).toEqual(values);
  });
});

describe('a template is refused', () => {
  test.each([
    ['a//b', 'two slashes follow each other'],
    ['~a', 'it begins with a tilde'],
    ['a/{id', 'a brace is opened and not closed'],
    ['a/{id}}', 'a brace is opened and not closed'],
    ['a/id}', 'a brace is closed and was not opened'],
    ['{x:regex(^\\d{3}$)}', 'a brace inside of a parameter must be written twice'],
    ['a?b', '"a?b" has a question mark outside of a parameter'],
    ['{}', '"" in {} is not a name of a parameter'],
    [
      '{id?:int}',
      '"id?" in {id?:int} is not a name of a parameter; the question mark stands at the end, as in {id:int?}',
    ],
    ['{a/b}', '"a/b" in {a/b} is not a name of a parameter'],
    ['{id=5?}', '{id=5?} has a default value and a question mark'],
    ['{*rest?}', '{*rest?} has a star and a question mark'],
    ['{*rest}/x', 'a parameter with a star takes the rest of the path, so nothing can follow it'],
    ['x{*rest}', '{*rest} must stand alone between slashes'],
    ['{a}{b}', '{a} and {b} follow each other with nothing between them'],
    ['{a}-{b?}', '{b?} must stand alone between slashes, or at the end after a dot'],
    ['{id}/{ID}', 'the parameter "id" is in it twice'],
    ['{id:number}', 'there is no constraint "number"'],
    ['{id:int(}', 'there is no constraint "int("'],
  ])('%s', (template, message) => {
    expect(() => parseTemplate(template)).toThrow(message);
  });
});
